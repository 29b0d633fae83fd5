package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Loading and verifying in one application, in the order of some days. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ConsumeAndVerifyIT {
  private static final String ESTADO =
      OccurrenceTable.KEYSPACE + "." + OccurrenceTable.ESTADO.name();
  private static final String AGREE = "topics and tables agree";

  private final Pipeline pipeline;
  private final Path sample;

  ConsumeAndVerifyIT(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.sample = pipeline.folder().resolve("amostra-sintetica.xlsx");
  }

  @Test
  @Order(1)
  void whatWasPublishedWhileItRanIsLoadedThenVerified() throws IOException {
    Pipeline.succeeded(pipeline.producer().run("sample", "--out", sample.toString()));
    pipeline.publish(sample);
    Program.Running consumer =
        pipeline
            .consumer()
            .start(
                "consume",
                "--trigger",
                "continuous",
                "--interval",
                "1s",
                "--drain-when-stdin-ends",
                "--verify",
                "--progress",
                "bar");
    consumer.process().getOutputStream().close();
    Finished finished = Pipeline.succeeded(consumer.await());
    assertThat(finished.out())
        .contains("verifying", "/2616 rows")
        .containsOnlyOnce(AGREE)
        .doesNotContain("event=");
    assertThat(finished.err()).contains("event=done read=2616").doesNotContain("verifying");
    assertThat(finished.err().indexOf("event=done"))
        .isLessThan(finished.err().indexOf("event=comparing"));
  }

  @Test
  @Order(2)
  void itVerifiesWhereNothingWasNew() {
    Finished finished =
        pipeline
            .consumer()
            .run("consume", "--verify", "--skip-when-unchanged", "--progress", "lines");
    assertThat(finished.exitCode()).as(finished.all()).isEqualTo(99);
    assertThat(finished.err()).contains("event=unchanged");
    assertThat(finished.out()).contains(AGREE);
  }

  @Test
  @Order(3)
  void differencesOutrankThatNothingWasNew() {
    Row row = pipeline.cql("SELECT * FROM " + ESTADO + " LIMIT 1").get(0);
    pipeline.cql(
        "UPDATE "
            + ESTADO
            + " SET ocorrencias = 424242 WHERE dataset_id = ? AND uf = ? AND tipo_crime = ?"
            + " AND ano = ? AND mes = ? AND abrangencia = ? AND id = ?",
        row.getString("dataset_id"),
        row.getString("uf"),
        row.getString("tipo_crime"),
        row.getInt("ano"),
        row.getInt("mes"),
        row.getString("abrangencia"),
        row.getUuid("id"));
    Finished finished = pipeline.consumer().run("consume", "--verify", "--skip-when-unchanged");
    assertThat(finished.exitCode()).as(finished.all()).isEqualTo(2);
    assertThat(finished.err()).contains("event=unchanged");
    assertThat(finished.out()).contains("424242", row.getUuid("id").toString());
  }
}
