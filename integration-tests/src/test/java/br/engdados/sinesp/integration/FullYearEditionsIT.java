package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real year 2023 in full through several editions, against fresh loads of them. */
@Tag("long")
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FullYearEditionsIT {
  private static final String FILE = "bancovde-2023.csv";

  private final Pipeline pipeline;

  FullYearEditionsIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void theTablesFollowTheEditions() throws IOException {
    long seed = System.nanoTime();
    System.out.println("FullYearEditionsIT: seed " + seed);
    final Random random = new Random(seed);
    YearlyEdition base = YearlyEdition.real(2023, Set.of());
    EditionPublisher publisher = new EditionPublisher(pipeline, FILE);
    Path workbook = RealFiles.file("bancovde-2023.xlsx");
    timed("publish 2023", () -> pipeline.publish(workbook));
    publisher.publishUnchanged(workbook);
    timed("consume 2023", pipeline::consume);

    YearlyEdition.Revision changed =
        base.revised(random, new YearlyEdition.Size(base.rows() / 100, 50, 50));
    timed(
        "publish the changed edition",
        () -> publisher.publishExactly(changed.edition(), changed.changes()));
    timed("consume the changed edition", pipeline::consume);
    final TableContents afterChanges = TableContents.of(pipeline);
    for (UUID id : changed.changes().blanked()) {
      assertThat(afterChanges.row(id)).contains("|null");
    }

    pipeline.deleteManifests();
    YearlyEdition.Revision fewer =
        changed.edition().revised(random, new YearlyEdition.Size(0, 50, 0));
    publisher.publishExactly(fewer.edition(), fewer.changes());

    YearlyEdition shuffled = fewer.edition().shuffled("DF", random);
    int records = publisher.publish(shuffled).get("records").asInt();
    System.out.println("the Distrito Federal's rows shuffled: " + records + " records");
    assertThat(records).isPositive().isLessThan(3_841);
    pipeline.consume();
    TableContents afterShuffle = TableContents.of(pipeline);

    try (Pipeline other = Pipeline.fresh(pipeline.servers())) {
      EditionPublisher fresh = new EditionPublisher(other, FILE);
      timed("publish the changed edition afresh", () -> fresh.publishAll(changed.edition()));
      other.consume();
      afterChanges.assertSameAs(TableContents.of(other));

      other.deleteTopics();
      fresh.publishAll(shuffled);
      other.consume("--mode", "initial");
      afterShuffle.assertSameAs(TableContents.of(other));
      other.verifyClean();
    }
  }

  /** Something that may take long. */
  private interface Step {
    void run() throws IOException;
  }

  private static void timed(String what, Step step) throws IOException {
    long start = System.nanoTime();
    step.run();
    System.out.printf("%s: %.1f s%n", what, (System.nanoTime() - start) / 1e9);
  }
}
