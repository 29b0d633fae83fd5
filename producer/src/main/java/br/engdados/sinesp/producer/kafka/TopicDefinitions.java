package br.engdados.sinesp.producer.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** Reads what topics were made with, and makes topics of it. */
public final class TopicDefinitions implements AutoCloseable {
  private final AdminConnection kafka;

  private TopicDefinitions(AdminConnection kafka) {
    this.kafka = kafka;
  }

  /**
   * Connects.
   *
   * @param connection how to reach Kafka
   * @return a client; the caller closes it
   * @throws BrokerException if the settings or addresses are not usable
   */
  public static TopicDefinitions connect(KafkaConnection connection) throws BrokerException {
    return new TopicDefinitions(AdminConnection.open(connection));
  }

  /**
   * Describes topics.
   *
   * @param names which; those that do not exist are left out
   * @return their definitions, sorted by name
   * @throws BrokerException if Kafka cannot be reached in time
   */
  public List<TopicDefinition> of(Collection<String> names) throws BrokerException {
    Set<String> existing =
        new TreeSet<>(kafka.get(kafka.admin().listTopics().names(), "list topics"));
    existing.retainAll(names);
    Map<ConfigResource, Config> settings =
        kafka.get(
            kafka
                .admin()
                .describeConfigs(
                    existing.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all(),
            "read the settings of topics");
    Map<String, TopicDescription> described =
        kafka.get(kafka.admin().describeTopics(existing).allTopicNames(), "describe topics");
    return existing.stream()
        .map(
            name ->
                TopicDefinition.of(
                    described.get(name),
                    settings.get(new ConfigResource(ConfigResource.Type.TOPIC, name))))
        .toList();
  }

  /**
   * Tells whether nothing was ever sent to a topic.
   *
   * @param topic which
   * @return whether all its partitions end where they begin
   * @throws BrokerException if Kafka cannot be reached in time
   */
  public boolean isEmpty(TopicDefinition topic) throws BrokerException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int partition = 0; partition < topic.partitions(); partition++) {
      ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
    }
    return kafka
        .get(kafka.admin().listOffsets(ends).all(), "find where " + topic.name() + " ends")
        .values()
        .stream()
        .allMatch(end -> end.offset() == 0);
  }

  /**
   * Creates topics; none of them may exist.
   *
   * @param wanted what to create
   * @param replicationFactor copies of each partition, empty for the broker's default
   * @throws BrokerException if Kafka cannot be reached in time or refuses
   */
  public void create(List<TopicDefinition> wanted, Optional<Short> replicationFactor)
      throws BrokerException {
    List<NewTopic> topics =
        wanted.stream()
            .map(
                topic ->
                    new NewTopic(topic.name(), Optional.of(topic.partitions()), replicationFactor)
                        .configs(topic.settings()))
            .toList();
    kafka.get(kafka.admin().createTopics(topics).all(), "create the topics");
  }

  @Override
  public void close() {
    kafka.close();
  }
}
