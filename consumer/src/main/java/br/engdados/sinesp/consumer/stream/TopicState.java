package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.connection.KafkaConnection;
import br.engdados.sinesp.consumer.connection.KafkaWait;
import br.engdados.sinesp.consumer.connection.Wait;
import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A topic as it is at the start.
 *
 * @param name its name
 * @param id Kafka's id of it
 * @param tombstoneRetention how long it keeps tombstones at least
 * @param earliest for each partition the first offset that is still there
 * @param latest for each partition the offset of the next record to come
 */
record TopicState(
    String name,
    String id,
    Duration tombstoneRetention,
    Map<Integer, Long> earliest,
    Map<Integer, Long> latest) {
  /**
   * Waits until a topic is there, and reads its state.
   *
   * @throws FailureException if it is not there in time, or has another cleanup policy
   */
  static TopicState await(KafkaConnection kafka, String topic, Duration timeout)
      throws InterruptedException {
    return Wait.until(
        "topic " + topic + " at " + kafka.bootstrapServers(),
        timeout,
        "The producer creates it: has it published yet? --topics chooses which topics are read",
        () -> {
          try (Admin admin = Admin.create(KafkaWait.adminProperties(kafka))) {
            return read(admin, topic);
          } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownTopicOrPartitionException
                ? new IllegalStateException("there is no such topic", null)
                : e;
          }
        },
        KafkaWait::judge);
  }

  private static TopicState read(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    TopicDescription description =
        admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get();
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config = admin.describeConfigs(List.of(resource)).values().get(resource).get();
    OccurrenceTopic.SETTINGS.forEach(
        (name, wanted) -> {
          String found = config.get(name).value();
          // How long tombstones stay is the operator's choice; the rest is the contract.
          if (!name.equals("delete.retention.ms") && !wanted.equals(found)) {
            throw new FailureException(
                "topic %s has %s=%s, must be %s: with other settings rows would be lost or ordered wrongly. Create it anew with the producer"
                    .formatted(topic, name, found, wanted));
          }
        });
    List<Integer> partitions =
        description.partitions().stream().map(TopicPartitionInfo::partition).toList();
    return new TopicState(
        topic,
        description.topicId().toString(),
        Duration.ofMillis(Long.parseLong(config.get("delete.retention.ms").value())),
        offsets(admin, topic, partitions, OffsetSpec.earliest()),
        offsets(admin, topic, partitions, OffsetSpec.latest()));
  }

  private static Map<Integer, Long> offsets(
      Admin admin, String topic, List<Integer> partitions, OffsetSpec spec)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(new TopicPartition(topic, partition), spec));
    Map<Integer, Long> offsets = new TreeMap<>();
    admin
        .listOffsets(wanted)
        .all()
        .get()
        .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
    return offsets;
  }

  /** Finds a partition whose next record is gone already. */
  Optional<Integer> behindRetention(Map<Integer, Long> next) {
    return next.entrySet().stream()
        .filter(entry -> earliest.getOrDefault(entry.getKey(), 0L) > entry.getValue())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
