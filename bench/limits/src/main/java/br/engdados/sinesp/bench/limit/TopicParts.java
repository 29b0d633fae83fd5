package br.engdados.sinesp.bench.limit;

import br.engdados.sinesp.consumer.verify.read.TopicRecordDecoder;
import br.engdados.sinesp.consumer.write.ConsumedRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic's records, cut as Spark cuts them: each part is what one task gets of one batch. */
final class TopicParts {
  /** Half of what the consumer takes at once, as it makes two tasks of each partition. */
  private static final int RECORDS_OF_A_BATCH = 200_000;

  private TopicParts() {}

  /**
   * Reads a topic to its present end; gives batch after batch, and in each partition after
   * partition.
   */
  static List<List<ConsumedRecord>> read(String bootstrapServers, String topic) {
    Map<Integer, List<ConsumedRecord>> partitions = partitions(bootstrapServers, topic);
    int records = partitions.values().stream().mapToInt(List::size).sum();
    int batches = (records + RECORDS_OF_A_BATCH - 1) / RECORDS_OF_A_BATCH;
    List<List<ConsumedRecord>> parts = new ArrayList<>();
    for (int batch = 0; batch < batches; batch++) {
      for (List<ConsumedRecord> partition : partitions.values()) {
        // Spark takes of each partition its share of the batch.
        int share = (int) ((long) RECORDS_OF_A_BATCH * partition.size() / records) + 1;
        int from = Math.min(batch * share, partition.size());
        int to = Math.min(from + share, partition.size());
        if (from < to) {
          parts.add(partition.subList(from, to));
        }
      }
    }
    return parts;
  }

  private static Map<Integer, List<ConsumedRecord>> partitions(
      String bootstrapServers, String topic) {
    Map<Integer, List<ConsumedRecord>> partitions = new TreeMap<>();
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      consumer.assign(all);
      consumer.seekToBeginning(all);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofSeconds(1))
            .forEach(
                record ->
                    partitions
                        .computeIfAbsent(record.partition(), number -> new ArrayList<>())
                        .add(TopicRecordDecoder.consumed(record)));
      }
    }
    return partitions;
  }
}
