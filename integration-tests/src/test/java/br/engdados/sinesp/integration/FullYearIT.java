package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real year 2023 in full: kills at random moments, and workbook against CSV. */
@Tag("long")
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FullYearIT {
  private static final int KILLS = 20;
  private static final String MUNICIPAL_BATCH = "event=batch query=" + RawRecords.MUNICIPIO;

  private final Pipeline pipeline;

  FullYearIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  @Order(1)
  void theConsumerSurvivesTwentyKillsAtRandomMoments() throws Exception {
    pipeline.publish(RealFiles.file("bancovde-2023.xlsx"));
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int withinBatches = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      Program.Running consumer =
          pipeline
              .consumer()
              .start(
                  "consume",
                  "--trigger",
                  "continuous",
                  "--interval",
                  "0s",
                  "--max-offsets-per-trigger",
                  "10000");
      // Every other one dies whenever it is, its start included; the rest while batches run.
      if (kill % 2 == 0) {
        await()
            .atMost(Duration.ofMinutes(3))
            .until(() -> consumer.said(MUNICIPAL_BATCH) || !consumer.process().isAlive());
      }
      long life = kill % 2 == 0 ? random.nextLong(2_500) : random.nextLong(500, 12_000);
      boolean ended = consumer.process().waitFor(life, TimeUnit.MILLISECONDS);
      assertThat(ended).as("seed %d: %s", seed, ended ? consumer.await().all() : "").isFalse();
      consumer.kill();
      Checkpoint checkpoint = pipeline.checkpoint(RawRecords.MUNICIPIO);
      withinBatches += checkpoint.hasUnfinishedBatch() ? 1 : 0;
      System.err.printf(
          "seed=%d kill=%d after_ms=%d batches_committed=%s within_batch=%s%n",
          seed, kill, life, checkpoint.lastCommitted(), checkpoint.hasUnfinishedBatch());
    }
    assertThat(withinBatches)
        .as("seed %d: kills while a batch was under way", seed)
        .isGreaterThanOrEqualTo(KILLS / 4);
    pipeline.consume();
    pipeline.verifyClean();
    assertThat(pipeline.endOffset(OccurrenceTopic.DEAD_LETTERS)).isZero();
    JsonNode truth = RealFiles.truth(2023).get("linhas");
    assertThat(pipeline.count(OccurrenceTable.ESTADO)).isEqualTo(truth.get("estado").asLong());
    assertThat(pipeline.count(OccurrenceTable.MUNICIPIO))
        .isEqualTo(truth.get("municipio").asLong());
  }

  @Test
  @Order(2)
  void noBatchIsAboveCassandrasThresholds() throws IOException {
    Path log = pipeline.servers().cassandra().log();
    assertThat(Files.readString(log))
        .doesNotContain("exceeding specified threshold")
        .doesNotContain("Unlogged batch covering");

    // That the server would have said so: two partitions, together above the default of 5 KiB.
    pipeline.cql(
        "CREATE KEYSPACE IF NOT EXISTS control WITH replication ="
            + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
    pipeline.cql("CREATE TABLE IF NOT EXISTS control.wide (id int PRIMARY KEY, text text)");
    String text = "x".repeat(4_000);
    pipeline.cql(
        "BEGIN UNLOGGED BATCH INSERT INTO control.wide (id, text) VALUES (1, '%s');".formatted(text)
            + " INSERT INTO control.wide (id, text) VALUES (2, '%s'); APPLY BATCH".formatted(text));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> Files.readString(log).contains("exceeding specified threshold"));
    pipeline.cql("DROP KEYSPACE control");
  }

  @Test
  @Order(3)
  void workbookAndCsvGiveTheSameIdsAndValuesRowByRow() throws IOException {
    pipeline.publish(RealFiles.file("bancovde-2023.csv.xz"));
    JsonNode report = pipeline.report().get("files").get(0);
    JsonNode rows = report.get("rows");
    JsonNode truth = RealFiles.truth(2023).get("linhas");
    assertThat(rows.get("unchanged").asLong())
        .isEqualTo(truth.get("municipio").asLong() + truth.get("estado").asLong());
    assertThat(rows.get("new").asLong() + rows.get("revised").asLong()).isZero();
    assertThat(report.get("withdrawn").asLong()).isZero();
  }
}
