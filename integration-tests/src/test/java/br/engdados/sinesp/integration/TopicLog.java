package br.engdados.sinesp.integration;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.contract.topic.RecordHeader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what was written to the topics of rows, record by record, with Kafka's own consumer. */
final class TopicLog implements AutoCloseable {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private final ObjectMapper json = new ObjectMapper();
  private final KafkaConsumer<byte[], byte[]> consumer;

  TopicLog(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "none"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** A record: what it says of which row; the value is null for a tombstone. */
  record Sent(Operation operation, UUID id, JsonNode value, long timestamp) {}

  /** Where the topics end now; topics that do not exist are left out. */
  Map<TopicPartition, Long> ends() {
    Map<String, List<PartitionInfo>> topics = consumer.listTopics();
    List<TopicPartition> partitions = new ArrayList<>();
    for (Granularidade granularidade : Granularidade.values()) {
      for (PartitionInfo info : topics.getOrDefault(OccurrenceTopic.of(granularidade), List.of())) {
        partitions.add(new TopicPartition(info.topic(), info.partition()));
      }
    }
    return new HashMap<>(consumer.endOffsets(partitions));
  }

  /** Reads everything that came after these ends. */
  List<Sent> since(Map<TopicPartition, Long> begins) throws IOException {
    Map<TopicPartition, Long> open = ends();
    open.entrySet().removeIf(end -> end.getValue() <= begins.getOrDefault(end.getKey(), 0L));
    consumer.assign(open.keySet());
    open.keySet().forEach(p -> consumer.seek(p, begins.getOrDefault(p, 0L)));
    List<Sent> sent = new ArrayList<>();
    long lastRecord = System.nanoTime();
    while (!open.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        sent.add(sent(record));
        lastRecord = System.nanoTime();
      }
      open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      if (System.nanoTime() - lastRecord > LONGEST_SILENCE.toNanos()) {
        throw new AssertionError("the broker sends nothing, and is not at the end of " + open);
      }
    }
    return sent;
  }

  private Sent sent(ConsumerRecord<byte[], byte[]> record) throws IOException {
    String operation =
        new String(
            record.headers().lastHeader(RecordHeader.OPERATION).value(), StandardCharsets.UTF_8);
    return new Sent(
        Operation.ofCode(operation),
        UUID.fromString(json.readTree(record.key()).get("id").asText()),
        record.value() == null ? null : json.readTree(record.value()),
        record.timestamp());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
