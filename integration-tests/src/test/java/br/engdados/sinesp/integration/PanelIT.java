package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The panel on real servers, with four states of the real year 2023. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PanelIT {
  private static final int YEAR = 2023;
  private static final Set<String> STATES = Set.of("DF", "AC", "RR", "AP");
  private static final List<String> PLACES =
      List.of("BR", "DF", "AC", "RR", "AP", "5300108", "1400100", "1200401", "1600303", "1200013");

  private final Pipeline pipeline;
  private List<String[]> rows = List.of();

  PanelIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  private void publish(List<String[]> edition) throws IOException {
    YearlyCsv csv = new YearlyCsv();
    edition.forEach(cells -> csv.line(String.join(",", cells)));
    Path file = csv.write(pipeline.folder().resolve("bancovde-2023.csv"));
    pipeline.publish(file);
  }

  @Test
  @Order(1)
  void nothingIsShownBeforeTheFirstPublication() {
    try (PanelProcess panel = PanelProcess.start(pipeline)) {
      assertThat(panel.get("/v1/pronto").statusCode()).isEqualTo(503);
      assertThat(panel.get("/v1/series?evento=feminicidio").statusCode()).isEqualTo(503);
      assertThat(panel.get("/v1/saude").statusCode()).isEqualTo(200);
      assertThat(panel.terminate().exitCode()).isEqualTo(143);
    }
  }

  @Test
  @Order(2)
  void everyFigureIsTheOneThatTheFileAddsUpTo() throws IOException {
    rows = RealFiles.rows(YEAR, cells -> STATES.contains(cells[0]));
    publish(rows);
    try (PanelProcess panel = PanelProcess.start(pipeline).ready()) {
      new PanelFigures(YEAR, rows).assertShownBy(panel, PLACES);
      assertThat(panel.ok("/v1").get("linhas").asInt()).isEqualTo(rows.size());
      assertThat(panel.terminate().exitCode()).isEqualTo(143);
    }
  }

  @Test
  @Order(3)
  void aKilledPanelShowsTheSameAgain() {
    String edition;
    try (PanelProcess panel = PanelProcess.start(pipeline).ready()) {
      edition = panel.edition();
      panel.kill();
    }
    try (PanelProcess panel = PanelProcess.start(pipeline).ready()) {
      assertThat(panel.edition()).isEqualTo(edition);
      new PanelFigures(YEAR, rows).assertShownBy(panel, PLACES);
    }
  }

  @Test
  @Order(4)
  void revisionsAndWithdrawalsAreShownWhileItRuns() throws IOException {
    try (PanelProcess panel = PanelProcess.start(pipeline).ready()) {
      String before = panel.edition();
      List<String[]> next = new ArrayList<>();
      int place = 0;
      for (String[] row : rows) {
        place++;
        if (place % 211 == 0) {
          continue;
        }
        String[] changed = row.clone();
        if (place % 97 == 0 && !changed[10].isEmpty()) {
          changed[10] = "7";
        }
        next.add(changed);
      }
      publish(next);
      rows = next;
      panel.awaitOther(before);
      new PanelFigures(YEAR, rows).assertShownBy(panel, PLACES);
      assertThat(panel.ok("/v1").get("linhas").asInt()).isEqualTo(rows.size());
      panel.kill();
    }
    try (PanelProcess panel = PanelProcess.start(pipeline).ready()) {
      new PanelFigures(YEAR, rows).assertShownBy(panel, PLACES);
    }
  }

  @Test
  @Order(5)
  void rowsComeFromTheTablesPageByPage() {
    pipeline.consume();
    try (PanelProcess panel = PanelProcess.start(pipeline).ready()) {
      String event = PanelProcess.encoded("feminicidio");
      List<JsonNode> found = new ArrayList<>();
      String path = "/v1/linhas?uf=DF&evento=" + event + "&ano=2023&limite=100";
      while (path != null) {
        JsonNode page = panel.ok(path);
        page.get("linhas").forEach(found::add);
        path = page.get("proxima").isNull() ? null : page.get("proxima").asText();
      }
      long wanted =
          rows.stream()
              .filter(row -> row[0].equals("DF") && row[2].equals("Feminicídio"))
              .filter(row -> !row[1].equals("NÃO INFORMADO"))
              .count();
      assertThat(found).hasSize((int) wanted);
      assertThat(found.stream().map(row -> row.get("id").asText()).distinct())
          .hasSize((int) wanted);
      JsonNode cell =
          panel.ok("/v1/linhas?uf=DF&evento=feminicidio&ano=2023&mes=1&codigo_municipio=5300108");
      assertThat(cell.get("linhas")).hasSizeBetween(1, 33);
      String first =
          panel
              .ok("/v1/linhas?uf=DF&evento=feminicidio&ano=2023&limite=10")
              .get("proxima")
              .asText();
      assertThat(panel.get(first.replace("limite=10", "limite=11")).statusCode()).isEqualTo(410);
      assertThat(panel.get(first.replace("uf=DF", "uf=AC")).statusCode()).isEqualTo(410);
    }
  }

  @Test
  @Order(6)
  void topicsThatWereMadeAgainAreReadAgain() throws IOException {
    try (PanelProcess panel = PanelProcess.start(pipeline).ready()) {
      final String before = panel.edition();
      pipeline.deleteTopics();
      Files.deleteIfExists(pipeline.folder().resolve("bancovde-2023.csv"));
      List<String[]> few = rows.subList(0, rows.size() / 2);
      publish(few);
      rows = List.copyOf(few);
      panel.awaitOther(before);
      new PanelFigures(YEAR, rows)
          .assertShownBy(
              panel, List.of("BR", "DF", "AC", "RR", "AP", "5300108", "1400100", "1200401"));
    }
  }
}
