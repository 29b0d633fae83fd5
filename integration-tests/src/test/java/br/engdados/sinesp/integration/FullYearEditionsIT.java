package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real year 2023 in full through several editions, against a fresh load of the last. */
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
    pipeline.deleteManifests();
    YearlyEdition.Revision fewer =
        changed.edition().revised(random, new YearlyEdition.Size(0, 50, 0));
    timed(
        "publish 50 withdrawals without a manifest",
        () -> publisher.publishExactly(fewer.edition(), fewer.changes()));
    timed("consume both editions", pipeline::consume);
    final TableContents followed = TableContents.of(pipeline);

    try (Pipeline other = Pipeline.fresh(pipeline.servers())) {
      EditionPublisher fresh = new EditionPublisher(other, FILE);
      timed("publish the last edition afresh", () -> fresh.publishAll(fewer.edition()));
      timed("consume the last edition afresh", other::consume);
      TableContents loaded = TableContents.of(other);
      assertThat(loaded.rows()).hasSize(fewer.edition().rows());
      followed.assertSameAs(loaded);
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
