package br.engdados.sinesp.producer.kafka;

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

/** Reads topics to where they end now. */
public final class TopicReader implements TopicRecords {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int BYTES_OF_ALL = 2 << 20;
  private static final int BYTES_OF_SINGLE = 64 << 10;

  /** Reading on over so many records is no slower than asking for another place. */
  private static final long NEAR = 2_000;

  private final KafkaConnection connection;
  private final List<String> topics;

  /**
   * Makes a reader of the topics of rows.
   *
   * @param connection how to reach Kafka
   */
  public TopicReader(KafkaConnection connection) {
    this(connection, Topics.NAMES);
  }

  /**
   * Makes a reader.
   *
   * @param connection how to reach Kafka
   * @param topics names of those to read; one that does not exist holds nothing
   */
  public TopicReader(KafkaConnection connection, List<String> topics) {
    this.connection = connection;
    this.topics = List.copyOf(topics);
  }

  @Override
  public void read(Map<TopicPartition, Long> from, Visitor visitor) throws BrokerException {
    with(BYTES_OF_ALL, consumer -> read(consumer, from, visitor));
  }

  @Override
  public void readAt(Map<TopicPartition, long[]> offsets, Visitor visitor) throws BrokerException {
    with(
        BYTES_OF_SINGLE,
        consumer -> {
          for (Map.Entry<TopicPartition, long[]> wanted : offsets.entrySet()) {
            readAt(consumer, wanted.getKey(), wanted.getValue(), visitor);
          }
        });
  }

  private interface Reading {
    void read(Consumer<byte[], byte[]> consumer) throws BrokerException;
  }

  private void with(int bytesOfPartition, Reading reading) throws BrokerException {
    Map<String, Object> settings =
        Map.of(
            "client.id", "sinesp-producer-compare",
            "enable.auto.commit", "false",
            "allow.auto.create.topics", "false",
            "auto.offset.reset", "none",
            "isolation.level", "read_committed",
            "max.poll.records", "5000",
            "fetch.max.bytes", Integer.toString(4 * bytesOfPartition),
            "max.partition.fetch.bytes", Integer.toString(bytesOfPartition),
            "default.api.timeout.ms", Long.toString(connection.timeout().toMillis()));
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            connection.clientSettings(settings),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      reading.read(consumer);
    } catch (InterruptException e) {
      throw new BrokerException("stopped while reading the topics", e);
    } catch (KafkaException e) {
      throw new BrokerException(
          "Kafka at %s: cannot read the topics (%s). Is the broker up?"
              .formatted(connection.bootstrapServers(), e.getMessage()),
          e);
    }
  }

  private void read(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> from, Visitor visitor)
      throws BrokerException {
    List<TopicPartition> partitions = partitions(consumer);
    Map<TopicPartition, Long> begins = new HashMap<>(consumer.beginningOffsets(partitions));
    begins.replaceAll((partition, begin) -> Math.max(begin, from.getOrDefault(partition, 0L)));
    Map<TopicPartition, Long> open = new HashMap<>(consumer.endOffsets(partitions));
    open.entrySet().removeIf(end -> end.getValue() <= begins.get(end.getKey()));
    consumer.assign(open.keySet());
    open.keySet().forEach(partition -> consumer.seek(partition, begins.get(partition)));
    long lastProgress = System.nanoTime();
    while (!open.isEmpty()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (TopicPartition partition : records.partitions()) {
        long end = open.getOrDefault(partition, 0L);
        for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
          if (record.offset() < end) {
            visitor.visit(record);
          }
        }
      }
      // By position, not by record: compaction may have taken the last records before the end.
      if (open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue())) {
        consumer.assign(open.keySet());
      }
      lastProgress = progress(records, lastProgress, open.keySet());
    }
  }

  private void readAt(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, long[] offsets, Visitor visitor)
      throws BrokerException {
    List<TopicPartition> one = List.of(partition);
    final long end = consumer.endOffsets(one).get(partition);
    consumer.assign(one);
    consumer.seek(partition, offsets[0]);
    int next = 0;
    long lastProgress = System.nanoTime();
    while (next < offsets.length && consumer.position(partition) < end) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        while (next < offsets.length && offsets[next] < record.offset()) {
          next++;
        }
        if (next < offsets.length && offsets[next] == record.offset()) {
          visitor.visit(record);
          next++;
        }
      }
      if (next < offsets.length && offsets[next] > consumer.position(partition) + NEAR) {
        consumer.seek(partition, offsets[next]);
      }
      lastProgress = progress(records, lastProgress, one);
    }
  }

  private long progress(ConsumerRecords<byte[], byte[]> records, long last, Object open)
      throws BrokerException {
    if (!records.isEmpty()) {
      return System.nanoTime();
    }
    if (System.nanoTime() - last > connection.timeout().toNanos()) {
      throw new BrokerException(
          "Kafka at %s sent nothing for %d s while %s are not read to their end."
              .formatted(connection.bootstrapServers(), connection.timeout().toSeconds(), open));
    }
    return last;
  }

  private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    Map<String, List<PartitionInfo>> known = consumer.listTopics();
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      for (PartitionInfo info : known.getOrDefault(topic, List.of())) {
        partitions.add(new TopicPartition(info.topic(), info.partition()));
      }
    }
    return partitions;
  }
}
