package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertCounts(14, 0, 0);
    pipeline.publish(file, "--municipalities", list.toString());
    assertCounts(2, 12, 2);
    pipeline.publish(file, "--municipalities", list.toString());
    assertThat(edition().path("status").asText()).isEqualTo("unchanged");
    pipeline.consume();
    pipeline.verifyClean();
    assertThat(pipeline.table(OccurrenceTable.MUNICIPIO).values())
        .hasSize(14)
        .filteredOn(row -> row.get("municipio").equals("NOVA CIDADE"))
        .hasSize(2)
        .allMatch(row -> row.get("codigo_municipio").equals(5199999));

    pipeline.publish(file);
    assertCounts(2, 12, 2);
    pipeline.consume();
    pipeline.verifyClean();
  }

  private void assertCounts(int fresh, int unchanged, int withdrawn) {
    JsonNode rows = edition().path("rows");
    assertThat(rows.path("new").asInt()).isEqualTo(fresh);
    assertThat(rows.path("unchanged").asInt()).isEqualTo(unchanged);
    assertThat(rows.path("revised").asInt()).isZero();
    assertThat(edition().path("withdrawn").asInt()).isEqualTo(withdrawn);
  }

  private JsonNode edition() {
    return pipeline.report().path("files").path(0);
  }
}
