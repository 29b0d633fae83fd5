package br.engdados.sinesp.integration;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that the topics of rows hold, as text, to compare topics with topics. */
final class TopicCopy {
  private TopicCopy() {}

  /** Lists all records: partition after partition, each with timestamp, key, value, headers. */
  static List<String> of(Pipeline pipeline) {
    List<String> copied = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", pipeline.servers().kafka().address()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      Map<String, ?> known = consumer.listTopics();
      for (Granularidade granularidade : Granularidade.values()) {
        String topic = OccurrenceTopic.of(granularidade);
        if (known.containsKey(topic)) {
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
              .forEach(partition -> copy(consumer, partition, copied));
        }
      }
    }
    return copied;
  }

  private static void copy(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, List<String> copied) {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
        copied.add(text(record));
      }
    }
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    String headers =
        Arrays.stream(record.headers().toArray())
            .map(header -> header.key() + "=" + utf8(header.value()))
            .collect(Collectors.joining(", "));
    return "%s-%d %d %s %s [%s]"
        .formatted(
            record.topic(),
            record.partition(),
            record.timestamp(),
            utf8(record.key()),
            record.value() == null ? "withdrawn" : utf8(record.value()),
            headers);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
