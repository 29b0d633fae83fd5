package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Editions that follow one another: only what changed is published, and the tables follow. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RevisionsIT {
  private final Pipeline pipeline;
  private final Path file;

  RevisionsIT(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.file = pipeline.folder().resolve("bancovde-2022.csv");
  }

  @Test
  void onlyWhatChangedIsPublished() throws IOException {
    write(40, List.of());
    pipeline.publish(file);
    assertCounts(40, 0, 0, 0);
    pipeline.consume();

    // Row 3 revised, row 5 blank, rows 38 and 39 withdrawn, one new.
    write(38, List.of("3=99", "5=", "new"));
    long before = pipeline.endOffset(topic());
    pipeline.publish(file);
    assertCounts(1, 2, 36, 2);
    assertThat(pipeline.endOffset(topic()) - before).isEqualTo(5);
    pipeline.consume();
    pipeline.verifyClean();
    Map<Object, Map<String, Object>> revised =
        pipeline.table(OccurrenceTable.MUNICIPIO, "data_extracao");
    assertThat(revised).hasSize(39);
    assertThat(revised.values()).anySatisfy(row -> assertThat(row.get("vitimas")).isEqualTo(99));
    assertThat(revised.values().stream().filter(row -> row.get("vitimas") == null)).hasSize(1);

    // The same tables as a fresh load of the newest edition, id by id.
    pipeline.publish(file, "--full");
    pipeline.consume("--mode", "initial");
    assertThat(pipeline.table(OccurrenceTable.MUNICIPIO, "data_extracao")).isEqualTo(revised);

    // A lost manifest costs a comparison and nothing else, withdrawals included.
    pipeline.deleteManifests();
    write(36, List.of("3=99", "5=", "new"));
    pipeline.publish(file);
    assertCounts(0, 0, 37, 2);

    // An edition that was superseded before needs a word.
    write(38, List.of("3=99", "5=", "new"));
    pipeline.publish(file);
    write(36, List.of("3=99", "5=", "new"));
    Finished older = pipeline.producer().run("publish", "--source", file.toString());
    assertThat(older.exitCode()).as(older.all()).isEqualTo(3);
    assertThat(older.err()).contains("--allow-older");
    pipeline.publish(file, "--allow-older");
    pipeline.consume();
    pipeline.verifyClean();
  }

  private void write(int rows, List<String> changes) throws IOException {
    YearlyCsv csv = new YearlyCsv();
    for (int i = 0; i < rows; i++) {
      Integer victims = i;
      for (String change : changes) {
        if (change.startsWith(i + "=")) {
          String value = change.substring(change.indexOf('=') + 1);
          victims = value.isEmpty() ? null : Integer.valueOf(value);
        }
      }
      String date = "2022-%02d-01".formatted(i % 12 + 1);
      csv.victims(
          "SP",
          i < 12 ? "SÃO PAULO" : i < 24 ? "CAMPINAS" : i < 36 ? "SANTOS" : "OSASCO",
          "Suicídio",
          date,
          victims);
    }
    if (changes.contains("new")) {
      csv.victims("SP", "JUNDIAÍ", "Suicídio", "2022-01-01", 1);
    }
    csv.write(file);
  }

  private void assertCounts(int created, int revised, int unchanged, int withdrawn) {
    JsonNode report = pipeline.report().get("files").get(0);
    JsonNode rows = report.get("rows");
    assertThat(
            List.of(
                rows.get("new").asInt(),
                rows.get("revised").asInt(),
                rows.get("unchanged").asInt(),
                report.get("withdrawn").asInt()))
        .as("new, revised, unchanged, withdrawn in %s", report)
        .containsExactly(created, revised, unchanged, withdrawn);
  }

  private static String topic() {
    return OccurrenceTopic.of(Granularidade.MUNICIPIO);
  }
}
