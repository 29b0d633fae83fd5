package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real year 2023 in full: workbook against CSV, and kills at random moments. */
@Tag("long")
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FullYearIT {
  private static final int KILLS = 20;
  private static final int LONGEST_LIFE_SECONDS = 25;

  private final Pipeline pipeline;

  FullYearIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  @Order(1)
  void theConsumerSurvivesTwentyKillsAtRandomMoments() throws Exception {
    Path workbook = RealFiles.file("bancovde-2023.xlsx");
    pipeline.publish(workbook);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      Program.Running consumer =
          pipeline
              .consumer()
              .start("consume", "--trigger", "continuous", "--max-offsets-per-trigger", "30000");
      long life = random.nextInt(3_000, LONGEST_LIFE_SECONDS * 1000);
      boolean ended = consumer.process().waitFor(life, TimeUnit.MILLISECONDS);
      assertThat(ended).as("seed %d: %s", seed, ended ? consumer.await().all() : "").isFalse();
      consumer.kill();
    }
    pipeline.consume();
    pipeline.verifyClean();
    assertThat(pipeline.cql(count(OccurrenceTable.ESTADO)).get(0).getLong(0)).isEqualTo(18_792);
  }

  @Test
  @Order(2)
  void workbookAndCsvGiveTheSameIdsAndValuesRowByRow() throws IOException {
    pipeline.publish(RealFiles.file("bancovde-2023.csv.xz"));
    JsonNode report = pipeline.report().get("files").get(0);
    JsonNode rows = report.get("rows");
    assertThat(rows.get("unchanged").asLong())
        .isEqualTo(
            RealFiles.truth(2023).get("linhas").get("municipio").asLong()
                + RealFiles.truth(2023).get("linhas").get("estado").asLong());
    assertThat(rows.get("new").asLong() + rows.get("revised").asLong()).isZero();
    assertThat(report.get("withdrawn").asLong()).isZero();
  }

  private static String count(OccurrenceTable table) {
    return "SELECT count(*) FROM " + OccurrenceTable.KEYSPACE + "." + table.name();
  }
}
