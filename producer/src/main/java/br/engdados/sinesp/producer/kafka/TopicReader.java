package br.engdados.sinesp.producer.kafka;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topics of rows from their beginning to where they end now. */
public final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(500);

  /** Takes the records; those of one key come in their order. */
  public interface Visitor {
    /**
     * Takes a record.
     *
     * @param record key and value as bytes, the value null for a withdrawn row
     * @throws BrokerException if what it does with it fails
     */
    void visit(ConsumerRecord<byte[], byte[]> record) throws BrokerException;
  }

  private final KafkaConnection connection;

  /**
   * Makes a reader.
   *
   * @param connection how to reach Kafka
   */
  public TopicReader(KafkaConnection connection) {
    this.connection = connection;
  }

  /**
   * Reads all that the topics hold at this moment; topics that do not exist hold nothing.
   *
   * @param visitor takes the records
   * @throws BrokerException if Kafka cannot be reached or stops answering
   */
  public void read(Visitor visitor) throws BrokerException {
    Map<String, Object> settings =
        Map.of(
            "client.id", "sinesp-producer-compare",
            "enable.auto.commit", "false",
            "allow.auto.create.topics", "false",
            "auto.offset.reset", "none",
            "isolation.level", "read_committed",
            "max.poll.records", "5000",
            "fetch.max.bytes", Integer.toString(8 << 20),
            "max.partition.fetch.bytes", Integer.toString(2 << 20),
            "default.api.timeout.ms", Long.toString(connection.timeout().toMillis()));
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            connection.clientSettings(settings),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      read(consumer, visitor);
    } catch (InterruptException e) {
      throw new BrokerException("stopped while reading the topics", e);
    } catch (KafkaException e) {
      throw new BrokerException(
          "Kafka at %s: cannot read the topics (%s). Is the broker up?"
              .formatted(connection.bootstrapServers(), e.getMessage()),
          e);
    }
  }

  private void read(Consumer<byte[], byte[]> consumer, Visitor visitor) throws BrokerException {
    List<TopicPartition> partitions = partitions(consumer);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> open = new HashMap<>(consumer.endOffsets(partitions));
    open.entrySet().removeIf(end -> end.getValue() <= begins.get(end.getKey()));
    consumer.assign(open.keySet());
    open.keySet().forEach(partition -> consumer.seek(partition, begins.get(partition)));
    long lastProgress = System.nanoTime();
    while (!open.isEmpty()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        Long end = open.get(new TopicPartition(record.topic(), record.partition()));
        if (end != null && record.offset() < end) {
          visitor.visit(record);
        }
      }
      // By position, not by record: compaction may have taken the last records before the end.
      if (open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue())) {
        consumer.assign(open.keySet());
      }
      if (!records.isEmpty()) {
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > connection.timeout().toNanos()) {
        throw new BrokerException(
            "Kafka at %s sent nothing for %d s while %s are not read to their end."
                .formatted(
                    connection.bootstrapServers(),
                    connection.timeout().toSeconds(),
                    open.keySet()));
      }
    }
  }

  private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    Map<String, List<PartitionInfo>> known = consumer.listTopics();
    List<TopicPartition> partitions = new ArrayList<>();
    for (Granularidade granularidade : Granularidade.values()) {
      for (PartitionInfo info : known.getOrDefault(OccurrenceTopic.of(granularidade), List.of())) {
        partitions.add(new TopicPartition(info.topic(), info.partition()));
      }
    }
    return partitions;
  }
}
