package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.io.IOException;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two states of the real year 2023 through several editions, in their order. */
@Tag("long")
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class EditionsIT {
  private final Pipeline pipeline;
  private final EditionPublisher publisher;
  private final Random random;
  private YearlyEdition edition;

  EditionsIT(Pipeline pipeline) throws IOException {
    this.pipeline = pipeline;
    this.publisher = new EditionPublisher(pipeline, "bancovde-2023.csv");
    long seed = System.nanoTime();
    System.out.println("EditionsIT: seed " + seed);
    this.random = new Random(seed);
    this.edition = YearlyEdition.real(2023, Set.of("DF", "RR"));
  }

  @Test
  @Order(1)
  void exactlyWhatAnEditionChangesIsPublished() throws IOException {
    publisher.publishAll(edition);
    pipeline.consume();
    YearlyEdition.Revision next =
        edition.revised(random, new YearlyEdition.Size(edition.rows() / 100, 50, 50));
    publisher.publishExactly(next.edition(), next.changes());
    publisher.publishUnchanged(publisher.file());
    edition = next.edition();
    TableContents before = TableContents.of(pipeline);
    pipeline.consume();
    TableContents after = TableContents.of(pipeline);
    assertThat(next.changes().blanked()).isNotEmpty();
    for (UUID id : next.changes().blanked()) {
      // One measure more is null: it was cleared.
      assertThat(nulls(after, id)).as(after.row(id)).isEqualTo(nulls(before, id) + 1);
    }
    assertThat(after.rows()).doesNotContainKeys(next.changes().withdrawn().toArray(UUID[]::new));
    assertThat(after.rows()).containsKeys(next.changes().added().toArray(UUID[]::new));
  }

  @Test
  @Order(2)
  void withdrawalsAreFoundWithoutAManifest() throws IOException {
    pipeline.deleteManifests();
    YearlyEdition.Revision next = edition.revised(random, new YearlyEdition.Size(0, 50, 0));
    publisher.publishExactly(next.edition(), next.changes());
    edition = next.edition();
  }

  @Test
  @Order(3)
  void afterShufflesAndDeletedTopicsTheTablesAreThoseOfAFreshLoad() throws IOException {
    edition = edition.shuffled("DF", random);
    int records = publisher.publish(edition).get("records").asInt();
    // Only cells of 33 rows move, and of those only rows that differ.
    assertThat(records).isPositive().isLessThan(3_841);
    pipeline.consume();
    TableContents revised = TableContents.of(pipeline);

    pipeline.deleteTopics();
    publisher.publishAll(edition);
    Finished refused = pipeline.consumer().run("consume", "--trigger", "available-now");
    assertThat(refused.exitCode()).as(refused.all()).isEqualTo(3);
    assertThat(refused.err()).contains("was deleted and created again", "--mode initial");
    pipeline.consume("--mode", "initial");
    TableContents fresh = TableContents.of(pipeline);
    assertThat(fresh.rows()).hasSize(edition.rows());
    revised.assertSameAs(fresh);
    assertThat(pipeline.rowsIn(OccurrenceTable.GERAL)).isZero();
  }

  private static int nulls(TableContents tables, UUID id) {
    return tables.row(id).split("\\|null", -1).length - 1;
  }
}
