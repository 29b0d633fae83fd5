package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The panel on real servers, with four states of the real year 2023; each test goes on from the one
 * before.
 */
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
  private PanelProcess panel;
  private final PanelAnswers answers =
      new PanelAnswers(
          List.of(
              "/v1/mapa?evento=homicidio-doloso&lugar=AC&de=2023&ate=2023",
              "/v1/series?evento=homicidio-doloso,feminicidio,estupro&lugar="
                  + String.join(",", PLACES)));

  PanelIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @BeforeAll
  static void realFilesAreThere() {
    RealFiles.folder();
  }

  @AfterAll
  void stop() {
    if (panel != null) {
      panel.close();
    }
  }

  private Path write(List<String[]> edition) throws IOException {
    YearlyCsv csv = new YearlyCsv();
    edition.forEach(cells -> csv.line(String.join(",", cells)));
    return csv.write(pipeline.folder().resolve("bancovde-2023.csv"));
  }

  private void assertShown() {
    PanelFigures figures = PanelFigures.ofLines(YEAR, rows);
    assertThat(figures.rows()).isEqualTo(rows.size());
    figures.assertShownBy(panel, PLACES);
  }

  @Test
  @Order(1)
  void nothingIsShownBeforeTheFirstPublication() {
    panel = PanelProcess.start(pipeline);
    assertThat(panel.get("/v1/pronto").statusCode()).isEqualTo(503);
    assertThat(panel.get("/v1/series?evento=feminicidio").statusCode()).isEqualTo(503);
    assertThat(panel.get("/v1/saude").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void everyFigureIsTheOneThatTheFileAddsUpTo() throws IOException {
    rows = RealFiles.rows(YEAR, cells -> STATES.contains(cells[0]));
    pipeline.publish(write(rows));
    panel.ready();
    assertShown();
  }

  @Test
  @Order(3)
  void revisionsAndWithdrawalsAreShownWholeWhileItRuns() throws IOException {
    final String before = panel.edition();
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
    Program.Running publishing =
        pipeline.producer().start("publish", "--source", write(next).toString());
    rows = next;
    while (publishing.process().isAlive()) {
      answers.ask(panel);
    }
    Pipeline.succeeded(publishing.await());
    panel.awaitOther(before);
    answers.ask(panel);
    assertShown();
    answers.assertOnly(Set.of(before, panel.edition()));
  }

  @Test
  @Order(4)
  void aKilledPanelShowsTheSameAgain() {
    String edition = panel.edition();
    panel.kill();
    panel = PanelProcess.start(pipeline).ready();
    assertThat(panel.edition()).isEqualTo(edition);
    // Of one edition every process gives the same answers.
    answers.ask(panel);
    assertShown();
  }

  @Test
  @Order(5)
  void figuresAreThoseOfTheTables() {
    pipeline.consume();
    PanelFigures.ofTables(YEAR, pipeline).assertShownBy(panel, PLACES);
  }

  @Test
  @Order(6)
  void rowsComeFromTheTablesPageByPage() {
    List<JsonNode> found = new ArrayList<>();
    String path = "/v1/linhas?uf=DF&evento=feminicidio&ano=2023&limite=100";
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
    assertThat(found.stream().map(row -> row.get("id").asText()).distinct()).hasSize((int) wanted);
    JsonNode cell =
        panel.ok("/v1/linhas?uf=DF&evento=feminicidio&ano=2023&mes=1&codigo_municipio=5300108");
    assertThat(cell.get("linhas")).hasSizeBetween(1, 33);
    String first =
        panel.ok("/v1/linhas?uf=DF&evento=feminicidio&ano=2023&limite=10").get("proxima").asText();
    assertThat(panel.get(first.replace("limite=10", "limite=11")).statusCode()).isEqualTo(410);
    assertThat(panel.get(first.replace("uf=DF", "uf=AC")).statusCode()).isEqualTo(410);
  }

  @Test
  @Order(7)
  void topicsThatWereMadeAgainAreReadAgain() throws IOException {
    final String before = panel.edition();
    pipeline.deleteTopics();
    Files.deleteIfExists(pipeline.folder().resolve("bancovde-2023.csv"));
    rows = List.copyOf(rows.subList(0, rows.size() / 2));
    pipeline.publish(write(rows));
    panel.awaitOther(before);
    PanelFigures.ofLines(YEAR, rows)
        .assertShownBy(
            panel, List.of("BR", "DF", "AC", "RR", "AP", "5300108", "1400100", "1200401"));
    assertThat(panel.terminate().exitCode()).isEqualTo(143);
  }
}
