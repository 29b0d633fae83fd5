package br.engdados.sinesp.integration;

import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the dead letters as any tool of Kafka would. */
final class DeadLetters {
  private DeadLetters() {}

  static List<ConsumerRecord<byte[], byte[]>> read(Pipeline pipeline) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", pipeline.servers().kafka().address());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(OccurrenceTopic.DEAD_LETTERS).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
      Instant limit = Instant.now().plus(Duration.ofSeconds(60));
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))
          && Instant.now().isBefore(limit)) {
        consumer.poll(Duration.ofMillis(500)).forEach(letters::add);
      }
      return letters;
    }
  }

  /** A header as text; fails where it is missing. */
  static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
