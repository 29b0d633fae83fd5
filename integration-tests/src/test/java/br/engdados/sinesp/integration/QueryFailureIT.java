package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** One topic's query fails for good: what the others do, and what the exit code tells. */
@Tag("long")
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class QueryFailureIT {
  private static final Instant TAKEN = Instant.parse("2025-01-01T00:00:00Z");
  private static final String FAILED = "event=query-failed query=" + RawRecords.TOPIC;

  private final Pipeline pipeline;
  private final Path file;

  QueryFailureIT(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.file = pipeline.folder().resolve("bancovde-2018.csv");
  }

  @Test
  @Order(1)
  void theOthersGoOnAndTheExitCodeTells() throws Exception {
    publish(3);
    try (RawRecords records = new RawRecords(pipeline.servers().kafka().address())) {
      byte[] key = records.key(records.row(1, TAKEN, 1, null));
      records.send(key, "poison".getBytes(StandardCharsets.UTF_8), TAKEN, "new", "1");
      records.flush();
    }
    Finished finished =
        pipeline
            .consumer()
            .run("consume", "--max-dead-letters", "0", "--on-query-failure", "continue");
    assertThat(finished.exitCode()).as(finished.all()).isEqualTo(3);
    assertThat(finished.err())
        .contains(FAILED, "more than --max-dead-letters allows (0)", "not JSON")
        .contains("event=failed command=consume")
        .doesNotContain("event=query-restart", "\tat ");
    assertThat(pipeline.rowsIn(OccurrenceTable.MUNICIPIO)).isEqualTo(3);
    assertThat(pipeline.endOffset("sinesp_ocorrencias_dlq")).isZero();
  }

  @Test
  @Order(2)
  void theOthersStopByDefault() {
    Instant begun = Instant.now();
    Finished finished =
        pipeline.consumer().run("consume", "--max-dead-letters", "0", "--trigger", "continuous");
    assertThat(finished.exitCode()).as(finished.all()).isEqualTo(3);
    assertThat(finished.err()).contains(FAILED);
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMinutes(3));
  }

  @Test
  @Order(3)
  void aTableThatIsDroppedMeanwhileFailsItsQueryAtOnceAndNoOther() throws Exception {
    Program.Running consumer =
        pipeline
            .consumer()
            .start("consume", "--trigger", "continuous", "--on-query-failure", "continue");
    try (RawRecords records = new RawRecords(pipeline.servers().kafka().address())) {
      awaitText(consumer, "event=batch query=" + RawRecords.TOPIC);
      pipeline.cql("DROP TABLE " + OccurrenceTable.KEYSPACE + "." + OccurrenceTable.ESTADO.name());
      records.publish(
          br.engdados.sinesp.contract.topic.Operation.NEW, records.row(2, TAKEN, 1, null));
      records.flush();
      awaitText(consumer, FAILED);
      publish(7);
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> pipeline.rowsIn(OccurrenceTable.MUNICIPIO) == 7);
    } finally {
      Finished stopped = consumer.terminate();
      assertThat(stopped.err())
          .contains("Cassandra refuses a request")
          .doesNotContain("event=query-restart", "event=cassandra-retry");
      // The signal came after a failure, which it must not hide.
      assertThat(stopped.exitCode()).as(stopped.all()).isEqualTo(3);
      assertThat(stopped.err()).contains("event=stopping reason=signal queries=2 failed=1");
    }
  }

  private static void awaitText(Program.Running consumer, String text) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> consumer.said(text) || !consumer.process().isAlive());
    assertThat(consumer.said(text)).as(text).isTrue();
  }

  private void publish(int rows) throws IOException {
    YearlyCsv csv = new YearlyCsv();
    for (int i = 0; i < rows; i++) {
      csv.victims("PE", "RECIFE", "Suicídio", "2018-%02d-01".formatted(i + 1), i);
    }
    pipeline.publish(csv.write(file));
  }
}
