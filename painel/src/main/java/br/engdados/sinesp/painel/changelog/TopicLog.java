package br.engdados.sinesp.painel.changelog;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The three topics of rows, read from a place on for ever: assigned and sought, in no consumer
 * group, so that any number of panels may run. For one thread.
 */
public final class TopicLog implements AutoCloseable {
  private static final List<String> TOPICS =
      Stream.of(Granularidade.values()).map(OccurrenceTopic::of).toList();

  private final Consumer<byte[], byte[]> consumer;
  private final Admin admin;
  private Map<String, Uuid> topicIds = Map.of();

  /**
   * Makes the clients; connects later.
   *
   * @param connection how to reach Kafka
   */
  public TopicLog(KafkaConnection connection) {
    consumer =
        new KafkaConsumer<>(
            connection.clientSettings(
                Map.of(
                    "client.id", "sinesp-painel",
                    "enable.auto.commit", "false",
                    "allow.auto.create.topics", "false",
                    "auto.offset.reset", "none",
                    "isolation.level", "read_committed",
                    "max.poll.records", "5000",
                    "fetch.max.bytes", "8388608",
                    "max.partition.fetch.bytes", "2097152")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    admin = Admin.create(connection.clientSettings(Map.of("client.id", "sinesp-painel-topics")));
  }

  /**
   * Looks which of the three topics there are.
   *
   * @return their ids by name; empty before the first publication
   * @throws KafkaException if Kafka cannot be reached
   * @throws InterruptedException if the thread was told to stop
   */
  public Map<String, Uuid> topicIds() throws InterruptedException {
    try {
      Map<String, Uuid> ids = new HashMap<>();
      admin.listTopics().listings().get().stream()
          .filter(topic -> TOPICS.contains(topic.name()))
          .forEach(topic -> ids.put(topic.name(), topic.topicId()));
      return ids;
    } catch (ExecutionException e) {
      throw new KafkaException(
          "cannot list the topics: " + e.getCause().getMessage(), e.getCause());
    }
  }

  /**
   * Begins to read.
   *
   * @param topics the topics and their ids
   * @param from where to go on, for partitions that were read before; the others from their
   *     beginning
   */
  public void open(Map<String, Uuid> topics, Map<TopicPartition, Long> from) {
    topicIds = Map.copyOf(topics);
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics.keySet()) {
      for (PartitionInfo info : consumer.partitionsFor(topic)) {
        partitions.add(new TopicPartition(topic, info.partition()));
      }
    }
    consumer.assign(partitions);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    partitions.forEach(
        partition -> consumer.seek(partition, from.getOrDefault(partition, begins.get(partition))));
  }

  /**
   * Takes the next records, in the order of each partition.
   *
   * @param atMost how long to wait for some
   * @return maybe none
   */
  public List<ConsumerRecord<byte[], byte[]>> poll(Duration atMost) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    consumer.poll(atMost).forEach(records::add);
    return records;
  }

  /**
   * Tells how far it has read.
   *
   * @return the offsets of the next records
   */
  public Positions positions() {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    consumer
        .assignment()
        .forEach(partition -> offsets.put(partition, consumer.position(partition)));
    return new Positions(topicIds, offsets);
  }

  /**
   * Asks where the topics end now.
   *
   * @return the offset after the last record of each partition
   */
  public Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(consumer.assignment());
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
    admin.close(Duration.ofSeconds(2));
  }
}
