package br.engdados.sinesp.producer.kafka;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.EditionTopic;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics and checks that they are what the contract says. */
public final class Topics implements AutoCloseable {
  /** The topics of rows. */
  public static final List<String> NAMES =
      Arrays.stream(Granularidade.values()).map(OccurrenceTopic::of).toList();

  private final AdminConnection kafka;

  private Topics(AdminConnection kafka) {
    this.kafka = kafka;
  }

  /**
   * Connects.
   *
   * @param connection how to reach Kafka
   * @return a client; the caller closes it
   * @throws BrokerException if the settings or addresses are not usable
   */
  public static Topics connect(KafkaConnection connection) throws BrokerException {
    return new Topics(AdminConnection.open(connection));
  }

  /**
   * Creates the topics that are missing.
   *
   * @param partitions for each topic of rows
   * @param replicationFactor copies of each partition, empty for the broker's default
   * @throws BrokerException if Kafka cannot be reached in time or refuses
   */
  public void createMissing(int partitions, Optional<Short> replicationFactor)
      throws BrokerException {
    Set<String> existing = kafka.get(kafka.admin().listTopics().names(), "list topics");
    List<NewTopic> missing = new ArrayList<>();
    for (String name : NAMES) {
      if (!existing.contains(name)) {
        missing.add(
            new NewTopic(name, Optional.of(partitions), replicationFactor)
                .configs(OccurrenceTopic.SETTINGS));
      }
    }
    if (!existing.contains(OccurrenceTopic.DEAD_LETTERS)) {
      missing.add(
          new NewTopic(OccurrenceTopic.DEAD_LETTERS, Optional.of(partitions), replicationFactor)
              .configs(OccurrenceTopic.DEAD_LETTER_SETTINGS));
    }
    if (!existing.contains(EditionTopic.NAME)) {
      missing.add(
          new NewTopic(EditionTopic.NAME, Optional.of(1), replicationFactor)
              .configs(EditionTopic.SETTINGS));
    }
    for (Map.Entry<String, KafkaFuture<Void>> created :
        kafka.admin().createTopics(missing).values().entrySet()) {
      try {
        kafka.get(created.getValue(), "create topic " + created.getKey());
      } catch (BrokerException e) {
        // Another producer may have been faster; what it made is checked like any other.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  /**
   * Tells whether there is anything to check.
   *
   * @return whether all topics of rows exist
   * @throws BrokerException if Kafka cannot be reached in time
   */
  public boolean exist() throws BrokerException {
    return kafka.get(kafka.admin().listTopics().names(), "list topics").containsAll(NAMES);
  }

  /**
   * Checks the topics of rows.
   *
   * @param partitions what each must have
   * @return the topics' ids by name, which change when a topic is deleted and made again
   * @throws BrokerException if a topic differs, or Kafka cannot be reached in time
   */
  public Map<String, String> check(int partitions) throws BrokerException {
    Map<String, TopicDescription> described =
        kafka.get(kafka.admin().describeTopics(NAMES).allTopicNames(), "describe topics");
    Collection<ConfigResource> resources =
        NAMES.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<ConfigResource, Config> settings =
        kafka.get(kafka.admin().describeConfigs(resources).all(), "read the settings of topics");
    for (TopicDescription topic : described.values()) {
      int found = topic.partitions().size();
      if (found != partitions) {
        throw new BrokerException(
            ("topic %s has %d partitions, not %d: rows would go to other partitions than those"
                    + " published before. Was it created with %d? Then pass --partitions %d. Were"
                    + " partitions added to it? Then delete it and publish anew (docs/scaling.md).")
                .formatted(topic.name(), found, partitions, found, found));
      }
    }
    for (Map.Entry<ConfigResource, Config> topic : settings.entrySet()) {
      checkSettings(topic.getKey().name(), topic.getValue());
    }
    return described.values().stream()
        .collect(Collectors.toMap(TopicDescription::name, topic -> topic.topicId().toString()));
  }

  /**
   * Finds the newest record of the topics of rows.
   *
   * @param partitions how many each has
   * @return its timestamp in milliseconds since 1970, or empty when all are empty
   * @throws BrokerException if Kafka cannot be reached in time
   */
  public Optional<Long> newestTimestamp(int partitions) throws BrokerException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (String name : NAMES) {
      for (int partition = 0; partition < partitions; partition++) {
        wanted.put(new TopicPartition(name, partition), OffsetSpec.maxTimestamp());
      }
    }
    return kafka
        .get(kafka.admin().listOffsets(wanted).all(), "find the newest record")
        .values()
        .stream()
        .map(ListOffsetsResultInfo::timestamp)
        .filter(timestamp -> timestamp >= 0)
        .max(Long::compare);
  }

  @Override
  public void close() {
    kafka.close();
  }

  private static void checkSettings(String topic, Config config) throws BrokerException {
    List<String> wrong = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (Map.Entry<String, String> wanted : new TreeMap<>(OccurrenceTopic.SETTINGS).entrySet()) {
      String found = config.get(wanted.getKey()).value();
      if (!wanted.getValue().equals(found)) {
        wrong.add("%s=%s, not %s".formatted(wanted.getKey(), found, wanted.getValue()));
        right.add(wanted.getKey() + "=" + wanted.getValue());
      }
    }
    if (!wrong.isEmpty()) {
      throw new BrokerException(
          ("topic %s has %s. Change it: kafka-configs.sh --alter --topic %s --add-config %s; or"
                  + " delete the topic and let this program create it.")
              .formatted(topic, String.join("; ", wrong), topic, String.join(",", right)));
    }
  }
}
