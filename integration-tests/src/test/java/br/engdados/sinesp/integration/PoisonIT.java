package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import br.engdados.sinesp.contract.topic.Operation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * 100,000 records, 500 of them poisoned in ten ways; then a consumer that can read five of them.
 */
@Tag("long")
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PoisonIT {
  private static final Instant TAKEN = Instant.parse("2025-01-01T00:00:00Z");
  private static final int RECORDS = 100_000;
  private static final int POISONED = 500;
  private static final int EVERY = RECORDS / POISONED;
  private static final String HEADER = "__connect.errors.";

  /** What is wrong with a record; the first five are what the next version can read. */
  private enum Poison {
    ARRAY,
    WRONG_TYPE,
    MISSING_FIELD,
    UNKNOWN_VERSION,
    NO_UTF_8,
    NO_JSON,
    NULL_KEY_FIELD,
    OTHER_KEY,
    KEY_NO_JSON,
    EMPTY
  }

  private final Pipeline pipeline;
  private final Map<Long, byte[]> poisoned = new HashMap<>();
  private final Map<Long, Poison> kinds = new HashMap<>();
  private final Set<Object> readableLater = new HashSet<>();

  PoisonIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  @Order(1)
  void whatIsGoodIsLoadedAndWhatIsPoisonedIsKept() throws Exception {
    pipeline.publish(
        new YearlyCsv()
            .victims("AC", "RIO BRANCO", "Suicídio", "2018-01-01", 1)
            .write(pipeline.folder().resolve("first.csv")));
    send();
    Finished loaded = pipeline.consume("--topics", "estado");
    assertThat(loaded.err()).contains("read=%d".formatted(RECORDS), "dead=%d".formatted(POISONED));
    assertThat(pipeline.rowsIn(OccurrenceTable.ESTADO)).isEqualTo(RECORDS - POISONED);
    checkDeadLetters();
    Finished listed = Pipeline.succeeded(pipeline.consumer().run("dead-letters"));
    assertThat(listed.out()).contains(POISONED + " dead letters", "unknown schema-version 999");
  }

  @Test
  @Order(2)
  void aConsumerThatCanReadFiveOfTheKindsLoadsThem() throws Exception {
    Path fixed = ConsumerBuild.fixed(pipeline.folder().resolve("fixed"));
    Finished loaded =
        Pipeline.succeeded(
            pipeline.consumerWith(fixed).run("consume", "--mode", "initial", "--topics", "estado"));
    assertThat(loaded.err()).contains("dead=%d".formatted(POISONED / 2));
    Map<Object, Map<String, Object>> table = pipeline.table(OccurrenceTable.ESTADO);
    assertThat(table).hasSize(RECORDS - POISONED / 2).containsKeys(readableLater.toArray());
    // The same keys again: compaction leaves one of each.
    checkDeadLetters();
  }

  @Test
  @Order(3)
  void tooManyStopTheQueryAndNothingCountsAsRead() throws Exception {
    long before = pipeline.endOffset(OccurrenceTopic.DEAD_LETTERS);
    try (RawRecords records = new RawRecords(pipeline.servers().kafka().address())) {
      for (int i = 0; i < 1000; i++) {
        Occurrence row = records.row(RECORDS + i, TAKEN, 1, null);
        byte[] value = i % 5 == 0 ? bytes("poison " + i) : records.value(row);
        records.send(records.key(row), value, TAKEN, "new", "1");
      }
      records.flush();
    }
    refused("1");
    assertThat(pipeline.endOffset(OccurrenceTopic.DEAD_LETTERS)).isEqualTo(before);
    // Split in six none has too many, and each sends its own before all are counted together.
    refused("6");
    long sent = pipeline.endOffset(OccurrenceTopic.DEAD_LETTERS);
    assertThat(sent).isEqualTo(before + 200);
    pipeline.consume("--topics", "estado", "--max-dead-letters", "200");
    assertThat(pipeline.endOffset(OccurrenceTopic.DEAD_LETTERS)).isEqualTo(sent + 200);
  }

  private void refused(String tasks) throws Exception {
    Finished refused =
        pipeline.consumer().run("consume", "--topics", "estado", "--min-tasks", tasks);
    assertThat(refused.exitCode()).as(refused.all()).isEqualTo(3);
    assertThat(refused.err())
        .contains("200 of 1000 records cannot be processed")
        .contains("more than --max-dead-letters allows (100)", "mend the producer")
        .doesNotContain("event=query-restart", "\tat ");
  }

  private void send() throws Exception {
    try (RawRecords records = new RawRecords(pipeline.servers().kafka().address())) {
      List<Poison> poisons = new ArrayList<>();
      List<byte[]> values = new ArrayList<>();
      for (int i = 0; i < RECORDS; i++) {
        Occurrence row = records.row(i, TAKEN, 1, null);
        boolean poison = i % EVERY == EVERY / 2;
        Poison kind = poison ? Poison.values()[i / EVERY % Poison.values().length] : null;
        if (kind == null) {
          records.publish(Operation.NEW, row);
          values.add(null);
        } else {
          byte[] value = value(kind, records.value(row));
          byte[] key = kind == Poison.KEY_NO_JSON ? bytes("key " + i) : records.key(row);
          records.send(key, value, TAKEN, "new", kind == Poison.UNKNOWN_VERSION ? "999" : "1");
          values.add(value);
          if (kind.compareTo(Poison.NO_JSON) < 0) {
            readableLater.add(row.id());
          }
        }
        poisons.add(kind);
      }
      List<Long> offsets = records.flush();
      for (int i = 0; i < RECORDS; i++) {
        if (poisons.get(i) != null) {
          poisoned.put(offsets.get(i), values.get(i));
          kinds.put(offsets.get(i), poisons.get(i));
        }
      }
    }
  }

  private static byte[] value(Poison kind, byte[] good) {
    String value = new String(good, StandardCharsets.UTF_8);
    return switch (kind) {
      case ARRAY -> bytes("[" + value + "]");
      case WRONG_TYPE -> bytes(replaced(value, "\"vitimas\":1", "\"vitimas\":\"1\""));
      case MISSING_FIELD -> bytes(replaced(value, "\"ano\":2019,", ""));
      case UNKNOWN_VERSION, KEY_NO_JSON -> good;
      case NO_UTF_8 -> value.getBytes(StandardCharsets.ISO_8859_1);
      case NO_JSON -> bytes("poison");
      case NULL_KEY_FIELD -> bytes(replaced(value, "\"uf\":\"SE\"", "\"uf\":null"));
      case OTHER_KEY -> bytes(replaced(value, "\"uf\":\"SE\"", "\"uf\":\"BA\""));
      case EMPTY -> new byte[0];
    };
  }

  private void checkDeadLetters() {
    assertThat(poisoned).hasSize(POISONED);
    Set<Long> found = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> letter : DeadLetters.read(pipeline)) {
      long offset = Long.parseLong(DeadLetters.header(letter, HEADER + "offset"));
      assertThat(letter.key()).isEqualTo(bytes(RawRecords.TOPIC + "-0-" + offset));
      assertThat(letter.value()).as("%s", kinds.get(offset)).isEqualTo(poisoned.get(offset));
      assertThat(DeadLetters.header(letter, HEADER + "topic")).isEqualTo(RawRecords.TOPIC);
      assertThat(DeadLetters.header(letter, HEADER + "partition")).isEqualTo("0");
      assertThat(DeadLetters.header(letter, HEADER + "exception.class.name")).contains(".");
      assertThat(DeadLetters.header(letter, HEADER + "exception.message")).isNotBlank();
      found.add(offset);
    }
    assertThat(found).isEqualTo(poisoned.keySet());
  }

  private static String replaced(String text, String from, String to) {
    assertThat(text).contains(from);
    return text.replace(from, to);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
