package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A backup restored on servers that know nothing gives the same topics and the same tables. */
@Tag("long")
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BackupIT {
  private final Pipeline pipeline;
  private final Path file;
  private final Path backup;

  BackupIT(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.file = pipeline.folder().resolve("bancovde-2021.csv");
    this.backup = pipeline.folder().resolve("backup");
  }

  @Test
  void everythingComesBack() throws IOException {
    write(150);
    pipeline.publish(file);
    write(145);
    pipeline.publish(file);
    pipeline.consume();
    List<String> records = TopicCopy.of(pipeline);
    Map<Object, Map<String, Object>> rows = pipeline.table(OccurrenceTable.MUNICIPIO);
    assertThat(records).hasSize(155);

    Finished taken = pipeline.producer().run("backup", "--to", backup.toString());
    assertThat(taken.exitCode()).as(taken.all()).isZero();
    assertThat(taken.out()).contains("155").contains("backup is whole");

    Finished occupied = restore();
    assertThat(occupied.exitCode()).isEqualTo(3);
    assertThat(occupied.err()).contains("manifests");
    pipeline.deleteManifests();
    assertThat(restore().err()).contains("holds records");

    pipeline.deleteTopics();
    refuseDamaged();
    assertThat(TopicCopy.of(pipeline)).isEmpty();

    Finished restored = restore();
    assertThat(restored.exitCode()).as(restored.all()).isZero();
    assertThat(TopicCopy.of(pipeline)).isEqualTo(records);

    // The tables are rebuilt, and a backup knows what was published: the same file is no news.
    pipeline.cql("DROP KEYSPACE " + OccurrenceTable.KEYSPACE);
    pipeline.consume("--mode", "initial");
    pipeline.verifyClean();
    assertThat(pipeline.table(OccurrenceTable.MUNICIPIO)).isEqualTo(rows);
    Finished again =
        pipeline.producer().run("publish", "--source", file.toString(), "--skip-when-unchanged");
    assertThat(again.exitCode()).as(again.all()).isEqualTo(99);

    // What was replaced stays replaced, and what is new goes on as if nothing had been.
    write(150);
    Finished older = pipeline.producer().run("publish", "--source", file.toString());
    assertThat(older.err()).contains("an older edition");
    write(148);
    pipeline.publish(file);
    assertThat(pipeline.report().get("files").get(0).get("rows").get("revised").asInt())
        .isEqualTo(3);
  }

  private void refuseDamaged() throws IOException {
    Path records;
    try (Stream<Path> files = Files.list(backup)) {
      records =
          files
              .filter(path -> path.toString().endsWith(".records.gz"))
              .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
              .orElseThrow();
    }
    byte[] sound = Files.readAllBytes(records);
    byte[] flipped = sound.clone();
    flipped[flipped.length / 2] ^= 1;
    Files.write(records, flipped);
    Finished damaged = restore();
    assertThat(damaged.exitCode()).isEqualTo(3);
    assertThat(damaged.err()).contains(records.getFileName().toString()).contains("damaged");
    Files.write(records, sound);

    Path index = backup.resolve("backup.json");
    Path aside = Files.move(index, pipeline.folder().resolve("index"));
    Finished open = restore();
    assertThat(open.exitCode()).isEqualTo(3);
    assertThat(open.err()).contains("not a whole backup");
    Files.move(aside, index);
  }

  private Finished restore() {
    return pipeline.producer().run("restore", "--from", backup.toString());
  }

  private void write(int rows) throws IOException {
    YearlyCsv csv = new YearlyCsv();
    for (int i = 0; i < rows; i++) {
      String date = "2021-%02d-01".formatted(i % 12 + 1);
      csv.victims("SP", i % 2 == 0 ? "SÃO PAULO" : "CAMPINAS", "Suicídio", date, i);
    }
    csv.write(file);
  }
}
