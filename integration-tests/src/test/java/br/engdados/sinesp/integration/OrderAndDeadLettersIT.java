package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.contract.topic.Operation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records in the wrong order, records without a value, and records that are none. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OrderAndDeadLettersIT {
  private static final Instant OLD = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant MIDDLE = Instant.parse("2025-02-01T00:00:00Z");
  private static final Instant YOUNG = Instant.parse("2025-03-01T00:00:00Z");
  private static final int POISONED = 8;
  private static final int FIRST = 1000;
  private static final int ROWS = 200;
  private static final int EDITIONS = 8;

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

  /**
   * Editions that follow one another, each adding, revising, withdrawing and adding again, read in
   * random order and in batches of random content; whole, and split among tasks, so that changes of
   * one row are applied at the same time.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void shuffledEditionsEndInTheNewest(int tasks) throws Exception {
    int first = FIRST * tasks;
    makeTopics();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<UUID, Occurrence> newest = new HashMap<>();
    List<Runnable> records = new ArrayList<>();
    try (RawRecords raw = new RawRecords(pipeline.servers().kafka().address())) {
      Set<Integer> known = new HashSet<>();
      for (int edition = 0; edition < EDITIONS; edition++) {
        Instant taken = OLD.plusSeconds(86_400L * edition);
        for (int ordinal = first; ordinal < first + ROWS; ordinal++) {
          Occurrence row = raw.row(ordinal, taken, maybe(random), maybe(random));
          boolean there = newest.containsKey(row.id());
          int chance = random.nextInt(10);
          if (there && chance < 3) {
            newest.remove(row.id());
            records.add(() -> raw.publish(Operation.WITHDRAWN, row));
          } else if (there ? chance < 7 : chance < 5) {
            // As the producer has it: a row that was withdrawn comes back as a revised one.
            Operation operation = known.add(ordinal) ? Operation.NEW : Operation.REVISED;
            newest.put(row.id(), row);
            records.add(() -> raw.publish(operation, row));
          }
        }
      }
      Collections.shuffle(records, random);
      records.forEach(Runnable::run);
      raw.flush();
      pipeline.consume("--max-offsets-per-trigger", "150", "--min-tasks", Integer.toString(tasks));

      Map<Object, Map<String, Object>> table = pipeline.table(OccurrenceTable.ESTADO);
      for (int ordinal = first; ordinal < first + ROWS; ordinal++) {
        Occurrence row = raw.row(ordinal, OLD, null, null);
        Occurrence wanted = newest.get(row.id());
        if (wanted == null) {
          assertThat(table).as("seed %d", seed).doesNotContainKey(row.id());
        } else {
          assertThat(table).as("seed %d", seed).containsKey(row.id());
          assertThat(measures(table, row))
              .as("seed %d row %d", seed, ordinal)
              .containsExactly(wanted.measures().vitimas(), wanted.measures().ocorrencias());
          assertThat(table.get(row.id()).get("data_extracao"))
              .as("seed %d row %d", seed, ordinal)
              .isEqualTo(wanted.edition().dataExtracao());
        }
      }
      aWithdrawalInAWrongPartitionIsFound(raw, newest.values().iterator().next());
    }
  }

  /** The sums of both sides agree then: the partition that has the row knows of no withdrawal. */
  private void aWithdrawalInAWrongPartitionIsFound(RawRecords raw, Occurrence row)
      throws Exception {
    raw.withdrawElsewhere(row, OLD.plusSeconds(86_400L * EDITIONS));
    raw.flush();
    Finished verified = pipeline.consumer().run("verify", "--settle", "1s");
    assertThat(verified.exitCode()).as(verified.all()).isEqualTo(2);
    assertThat(verified.out()).contains("1 withdrawn in the topic", row.id().toString());
    Pipeline.succeeded(pipeline.consumer().run("verify", "--settle", "1s", "--repair"));
    assertThat(pipeline.table(OccurrenceTable.ESTADO)).doesNotContainKey(row.id());
  }

  private static Integer maybe(Random random) {
    return random.nextInt(3) == 0 ? null : random.nextInt(100);
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
      List<ConsumerRecord<byte[], byte[]>> dead = DeadLetters.read(pipeline);
      assertThat(dead).hasSize(POISONED);
      assertThat(dead)
          .allSatisfy(
              letter -> {
                assertThat(DeadLetters.header(letter, "__connect.errors.topic"))
                    .isEqualTo(RawRecords.TOPIC);
                assertThat(DeadLetters.header(letter, "__connect.errors.partition")).isEqualTo("0");
                assertThat(DeadLetters.header(letter, "__connect.errors.exception.class.name"))
                    .isNotBlank();
                assertThat(DeadLetters.header(letter, "__connect.errors.exception.message"))
                    .isNotBlank();
                assertThat(new String(letter.key(), StandardCharsets.UTF_8))
                    .isEqualTo(
                        RawRecords.TOPIC
                            + "-0-"
                            + DeadLetters.header(letter, "__connect.errors.offset"));
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
}
