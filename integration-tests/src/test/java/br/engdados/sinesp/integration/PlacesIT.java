package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A municipality that the lists learn of after its rows were published. */
@ExtendWith(SharedServers.class)
final class PlacesIT {
  private final Pipeline pipeline;

  PlacesIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void anUpdateOfTheListsPublishesOnlyWhatItChanges() throws Exception {
    YearlyCsv csv = new YearlyCsv();
    for (int month = 1; month <= 12; month++) {
      csv.victims("MT", "CUIABÁ", "Suicídio", "2022-%02d-01".formatted(month), month);
    }
    csv.victims("MT", "NOVA CIDADE", "Suicídio", "2022-01-01", 1);
    csv.victims("MT", "NOVA CIDADE", "Suicídio", "2022-02-01", 2);
    Path file = csv.write(pipeline.folder().resolve("bancovde-2022.csv"));
    Path list = pipeline.folder().resolve("novos.csv");
    Files.writeString(list, "code,uf,name,year\n5199999,MT,Nova Cidade,2029\n");

    pipeline.publish(file);
    assertCounts(14, 0, 0, 0);
    pipeline.publish(file, "--municipalities", list.toString());
    assertCounts(2, 0, 12, 2);
    pipeline.publish(file, "--municipalities", list.toString());
    assertThat(edition().path("status").asText()).isEqualTo("unchanged");
    pipeline.consume();
    assertThat(pipeline.table(OccurrenceTable.MUNICIPIO).values())
        .hasSize(14)
        .filteredOn(row -> row.get("municipio").equals("NOVA CIDADE"))
        .hasSize(2)
        .allMatch(row -> row.get("codigo_municipio").equals(5199999));

    // Rows that come back after their tombstones are revised, not new.
    pipeline.publish(file);
    assertCounts(0, 2, 12, 2);
    pipeline.consume();
    pipeline.verifyClean();
  }

  private void assertCounts(int fresh, int revised, int unchanged, int withdrawn) {
    JsonNode rows = edition().path("rows");
    assertThat(
            List.of(
                rows.path("new").asInt(),
                rows.path("revised").asInt(),
                rows.path("unchanged").asInt(),
                edition().path("withdrawn").asInt()))
        .as("new, revised, unchanged, withdrawn in %s", edition())
        .containsExactly(fresh, revised, unchanged, withdrawn);
  }

  private JsonNode edition() {
    return pipeline.report().path("files").path(0);
  }
}
