package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import br.engdados.sinesp.contract.topic.Operation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records in the wrong order, records without a value, and records that are none. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OrderAndDeadLettersIT {
  private static final Instant OLD = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant MIDDLE = Instant.parse("2025-02-01T00:00:00Z");
  private static final Instant YOUNG = Instant.parse("2025-03-01T00:00:00Z");
  private static final int POISONED = 8;

  private final Pipeline pipeline;

  OrderAndDeadLettersIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void theNewestEditionWinsWhateverIsReadLast() throws Exception {
    makeTopics();
    try (RawRecords records = new RawRecords(pipeline.servers().kafka().address())) {
      // Read newest first, each in a batch of its own, so that nothing but the write time can
      // decide.
      publishAndConsume(records, Operation.NEW, records.row(0, YOUNG, 3, null));
      publishAndConsume(records, Operation.REVISED, records.row(1, YOUNG, null, 5));
      publishAndConsume(records, Operation.WITHDRAWN, records.row(2, YOUNG, 1, null));
      records.publish(Operation.NEW, records.row(0, OLD, 1, 77));
      records.publish(Operation.NEW, records.row(1, MIDDLE, 2, 2));
      records.publish(Operation.NEW, records.row(2, MIDDLE, 2, 2));
      records.publish(Operation.NEW, records.row(3, MIDDLE, 4, null));
      records.publish(Operation.WITHDRAWN, records.row(3, OLD, null, null));
      records.publish(Operation.NEW, records.row(4, OLD, 4, 4));
      records.publish(Operation.REVISED, records.row(4, MIDDLE, null, 0));
      records.flush();
      pipeline.consume();

      Map<Object, Map<String, Object>> table = pipeline.table(OccurrenceTable.ESTADO);
      assertThat(measures(table, records.row(0, OLD, null, null))).containsExactly(3, 77);
      assertThat(measures(table, records.row(1, OLD, null, null))).containsExactly(null, 5);
      assertThat(table).doesNotContainKey(records.row(2, OLD, null, null).id());
      assertThat(measures(table, records.row(3, OLD, null, null))).containsExactly(4, null);
      assertThat(measures(table, records.row(4, OLD, null, null))).containsExactly(null, 0);
    }
  }

  private void publishAndConsume(RawRecords records, Operation operation, Occurrence row)
      throws Exception {
    records.publish(operation, row);
    records.flush();
    pipeline.consume();
  }

  private static List<Object> measures(Map<Object, Map<String, Object>> table, Occurrence row) {
    Map<String, Object> columns = table.get(row.id());
    List<Object> measures = new ArrayList<>();
    measures.add(columns.get("vitimas"));
    measures.add(columns.get("ocorrencias"));
    return measures;
  }

  @Test
  void whatIsNoRowGoesToTheDeadLettersUnchanged() throws Exception {
    makeTopics();
    try (RawRecords records = new RawRecords(pipeline.servers().kafka().address())) {
      Occurrence good = records.row(100, YOUNG, 1, null);
      records.publish(Operation.NEW, good);
      byte[] key = records.key(records.row(101, YOUNG, 1, null));
      String value =
          new String(records.value(records.row(101, YOUNG, 1, null)), StandardCharsets.UTF_8);
      for (String bad :
          List.of(
              "not JSON",
              "[]",
              value.replace("\"vitimas\":1", "\"vitimas\":\"1\""),
              value.replace("\"ano\":2019,", ""),
              value.replace("\"uf\":\"SE\"", "\"uf\":\"BA\""),
              value.replace("}", ",\"unknown\":1}"))) {
        records.send(key, bad.getBytes(StandardCharsets.UTF_8), YOUNG, "new", "1");
      }
      records.send(key, value.getBytes(StandardCharsets.UTF_8), YOUNG, "new", "999");
      records.send("{}".getBytes(StandardCharsets.UTF_8), null, YOUNG, "withdrawn", "1");
      records.flush();
      pipeline.consume();

      assertThat(pipeline.table(OccurrenceTable.ESTADO)).containsKey(good.id());
      List<ConsumerRecord<byte[], byte[]>> dead = deadLetters();
      assertThat(dead).hasSize(POISONED);
      assertThat(dead)
          .allSatisfy(
              letter -> {
                assertThat(header(letter, "__connect.errors.topic")).isEqualTo(RawRecords.TOPIC);
                assertThat(header(letter, "__connect.errors.partition")).isEqualTo("0");
                assertThat(header(letter, "__connect.errors.exception.class.name")).isNotBlank();
                assertThat(header(letter, "__connect.errors.exception.message")).isNotBlank();
                assertThat(new String(letter.key(), StandardCharsets.UTF_8))
                    .isEqualTo(
                        RawRecords.TOPIC + "-0-" + header(letter, "__connect.errors.offset"));
              });
      assertThat(dead.stream().map(ConsumerRecord::value).filter(bytes -> bytes != null))
          .anySatisfy(bytes -> assertThat(bytes).asString().isEqualTo("not JSON"));
      Finished listed = Pipeline.succeeded(pipeline.consumer().run("dead-letters"));
      assertThat(listed.out()).contains(RawRecords.TOPIC);
    }
  }

  /** A first, empty publication: the producer makes the topics with the right settings. */
  private void makeTopics() throws Exception {
    Path file = pipeline.folder().resolve("first.csv");
    if (!Files.exists(file)) {
      pipeline.publish(
          new YearlyCsv().victims("AC", "RIO BRANCO", "Suicídio", "2018-01-01", 1).write(file));
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
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
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
      Instant limit = Instant.now().plus(Duration.ofSeconds(30));
      while (letters.size() < end && Instant.now().isBefore(limit)) {
        consumer.poll(Duration.ofMillis(500)).forEach(letters::add);
      }
      return letters;
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return Stream.of(letter.headers().lastHeader(name))
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }
}
