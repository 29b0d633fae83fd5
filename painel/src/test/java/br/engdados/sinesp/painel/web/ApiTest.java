package br.engdados.sinesp.painel.web;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.painel.cube.Changes;
import br.engdados.sinesp.painel.cube.Cube;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must be right before anything is pretty, asked over a real server. */
final class ApiTest {
  private static PanelClient panel;

  @BeforeAll
  static void start() {
    panel = new PanelClient(ApiFigures.figures().cube());
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  private static JsonNode points(String query) {
    JsonNode series = panel.ok("/v1/series?" + query).get("series");
    assertThat(series).hasSize(1);
    return series.get(0).get("pontos");
  }

  @Test
  void theFixedExampleIsAnsweredInTheFixedShape() {
    JsonNode answer =
        panel.ok(
            "/v1/series?evento=homicidio-doloso&lugar=BR&de=2023-01&ate=2023-03&passo=ano&medida=vitimas");
    assertThat(answer.get("series")).hasSize(2);
    JsonNode state = answer.get("series").get(0);
    assertThat(state.get("evento").asText()).isEqualTo("homicidio-doloso");
    assertThat(state.get("lugar").asText()).isEqualTo("BR");
    assertThat(state.get("abrangencia").asText()).isEqualTo("Estadual");
    JsonNode point = state.get("pontos").get(0);
    assertThat(point.get("ano").asInt()).isEqualTo(2023);
    assertThat(point.get("meses").asInt()).isEqualTo(3);
    assertThat(point.get("valor").asInt()).isEqualTo(83 + 4 + 2 + 1 + 40);
    assertThat(point.get("linhas").asInt()).isEqualTo(7);
    assertThat(point.get("informadas").asInt()).isEqualTo(6);
    assertThat(point.get("sem_municipio").asInt()).isEqualTo(83);
  }

  @Test
  void aStateIsItsMunicipalitiesAndTheRowsWithoutOne() {
    JsonNode roraima = points("evento=homicidio-doloso&lugar=RR&de=2023-01&ate=2023-01");
    assertThat(roraima.get(0).get("valor").asInt()).isEqualTo(83);
    assertThat(roraima.get(0).get("sem_municipio").asInt()).isEqualTo(83);
    assertThat(roraima.get(0).get("linhas").asInt()).isEqualTo(2);
    JsonNode boaVista = points("evento=homicidio-doloso&lugar=1400100&de=2023-01&ate=2023-01");
    assertThat(boaVista.get(0).get("valor").asInt()).isZero();
    assertThat(boaVista.get(0).has("sem_municipio")).isFalse();
    JsonNode df = points("evento=mandado-de-prisao-cumprido&lugar=DF&de=2023-01&ate=2023-01");
    assertThat(df.get(0).get("valor").asInt()).isEqualTo(100);
    assertThat(df.get(0).get("sem_municipio").asInt()).isEqualTo(93);
  }

  @Test
  void zeroBlankAndNoRowAreThreeThings() {
    JsonNode points = points("evento=homicidio-doloso&lugar=1400100&de=2023-01&ate=2023-04");
    assertThat(points.get(0).get("valor").isInt()).isTrue();
    assertThat(points.get(0).get("informadas").asInt()).isEqualTo(1);
    assertThat(points.get(1).get("valor").isNull()).isTrue();
    assertThat(points.get(1).get("linhas").asInt()).isEqualTo(1);
    assertThat(points.get(1).get("informadas").asInt()).isZero();
    assertThat(points.get(3).get("valor").isNull()).isTrue();
    assertThat(points.get(3).get("linhas").asInt()).isZero();
    JsonNode months =
        panel.ok("/v1/cobertura?evento=homicidio-doloso&lugar=1400100&ate=2023-04").get("meses");
    assertThat(months)
        .extracting(month -> month.get("situacao").asText())
        .containsExactly("zero", "em_branco", "informado", "sem_linha");
  }

  @Test
  void the33RowsOfTheDistritoFederalAreSummed() {
    JsonNode points = points("evento=feminicidio&lugar=5300108&de=2023-01&ate=2023-01");
    assertThat(points.get(0).get("valor").asInt()).isEqualTo(5);
    assertThat(points.get(0).get("linhas").asInt()).isEqualTo(33);
  }

  @Test
  void bodiesAreSeriesOfTheirOwn() {
    JsonNode series =
        panel
            .ok("/v1/series?evento=homicidio-doloso&lugar=SP&de=2023-03&ate=2023-03")
            .get("series");
    assertThat(series)
        .extracting(one -> one.get("pontos").get(0).get("valor").asInt())
        .containsExactly(40, 40);
    assertThat(series)
        .extracting(one -> one.get("abrangencia").asText())
        .containsExactly("Estadual", "Polícia Federal");
    JsonNode map = panel.ok("/v1/mapa?evento=homicidio-doloso&lugar=SP&de=2023-03&ate=2023-03");
    assertThat(map.get("total").get("valor").asInt()).isEqualTo(40);
    assertThat(map.get("outras_abrangencias").get(0).asText()).isEqualTo("Polícia Federal");
  }

  @Test
  void splitsAndWeightsAreExact() {
    JsonNode pistols = points("evento=arma-de-fogo-apreendida&lugar=SP&arma=Pistola&ate=2023-01");
    assertThat(pistols.get(0).get("valor").asInt()).isEqualTo(10);
    assertThat(pistols.get(0).get("linhas").asInt()).isEqualTo(1);
    JsonNode all = points("evento=arma-de-fogo-apreendida&lugar=SUDESTE&ate=2023-01");
    assertThat(all.get(0).get("valor").asInt()).isEqualTo(13);
    JsonNode weight = points("evento=apreensao-de-cocaina&ate=2023-01");
    assertThat(weight.get(0).get("valor").asText()).isEqualTo("10.35");
  }

  @Test
  void aMapSaysWhatHasNoMunicipalityAndWhatHasNoBoundary() {
    JsonNode map = panel.ok("/v1/mapa?evento=homicidio-doloso&lugar=BR&de=2023-01&ate=2023-03");
    assertThat(map.get("codigos")).hasSize(5570);
    assertThat(map.get("valores")).hasSize(5570);
    assertThat(map.get("total").get("valor").asInt()).isEqualTo(130);
    assertThat(map.get("total").get("sem_municipio").asInt()).isEqualTo(83);
    JsonNode unlisted = map.get("sem_limite");
    assertThat(unlisted)
        .extracting(one -> one.get("codigo").asInt() + one.get("uf").asText())
        .containsExactlyInAnyOrder("0RR", "5101837MT");
    long onMap = 0;
    for (JsonNode value : map.get("valores")) {
      onMap += value.asLong();
    }
    assertThat(onMap + 3 + 83).isEqualTo(130);
    JsonNode roraima = null;
    for (JsonNode state : map.get("estados")) {
      roraima = state.get("uf").asText().equals("RR") ? state : roraima;
    }
    assertThat(roraima.get("parcela_sem_municipio").asDouble()).isEqualTo(83.0 / 89);
    assertThat(map.get("avisos").toString()).contains("sem-municipio");
    JsonNode newer = points("evento=homicidio-doloso&lugar=5101837&de=2023-03&ate=2023-03");
    assertThat(newer.get(0).get("valor").asInt()).isEqualTo(1);
  }

  @Test
  void ratesNameTheirYearMarkSmallPlacesAndSayWhyThereIsNone() {
    JsonNode saoPaulo =
        points(
                "evento=homicidio-doloso&lugar=3550308&abrangencia=Estadual&de=2023-03&ate=2023-03&taxa=100k")
            .get(0);
    assertThat(saoPaulo.get("ano_populacao").asInt()).isEqualTo(2023);
    long people = saoPaulo.get("populacao").asLong();
    assertThat(saoPaulo.get("taxa").asDouble())
        .isEqualTo(Math.round(40 * 1e5 / people * 1e4) / 1e4);
    assertThat(saoPaulo.get("populacao_pequena").asBoolean()).isFalse();
    JsonNode none =
        points("evento=homicidio-doloso&lugar=5101837&de=2023-03&ate=2023-03&taxa=100k").get(0);
    assertThat(none.get("taxa").isNull()).isTrue();
    assertThat(none.get("sem_taxa").asText()).isEqualTo("sem-populacao");
    JsonNode blank =
        points("evento=homicidio-doloso&lugar=1400100&de=2023-02&ate=2023-02&taxa=100k").get(0);
    assertThat(blank.get("sem_taxa").asText()).isEqualTo("nada-informado");
  }

  @Test
  void anotherYearsPopulationIsNamed() {
    Cube later = new Changes().municipality("SP", 3550308, ApiFigures.MURDER, "2026-01", 1).cube();
    try (PanelClient client = new PanelClient(later)) {
      JsonNode answer = client.ok("/v1/series?evento=homicidio-doloso&lugar=3550308&taxa=100k");
      assertThat(answer.at("/series/0/pontos/0/ano_populacao").asInt()).isEqualTo(2024);
      assertThat(answer.get("avisos").toString()).contains("populacao-de-outro-ano");
    }
  }

  @Test
  void jsonCsvAndWorkbookHoldTheSameNumbers() throws IOException {
    String query = "?evento=homicidio-doloso,feminicidio&lugar=BR,RR,1400100&taxa=100k";
    List<List<String>> wanted = new ArrayList<>();
    for (JsonNode series : panel.ok("/v1/series" + query).get("series")) {
      for (JsonNode point : series.get("pontos")) {
        List<String> row = new ArrayList<>();
        for (String name : List.of("evento", "lugar", "abrangencia")) {
          row.add(series.get(name).asText());
        }
        for (String name : List.of("mes", "valor", "linhas", "informadas", "taxa")) {
          row.add(point.hasNonNull(name) ? point.get(name).asText() : "");
        }
        wanted.add(row);
      }
    }
    String csv = new String(panel.get("/v1/series.csv" + query).body(), StandardCharsets.UTF_8);
    List<List<String>> lines =
        csv.lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
    assertThat(lines).extracting(cells -> pick(cells)).isEqualTo(wanted);
    byte[] workbook = panel.get("/v1/series.xlsx" + query).body();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
      List<Row> rows = book.getFirstSheet().read();
      assertThat(rows).hasSize(wanted.size() + 1);
      assertThat(rows.get(1).getCellText(8)).isEqualTo(wanted.get(0).get(5));
      assertThat(book.findSheet("sobre").orElseThrow().read().get(0).getCellText(1))
          .contains("evento=homicidio-doloso,feminicidio");
    }
  }

  private static List<String> pick(List<String> cells) {
    return List.of(
        cells.get(0),
        cells.get(2),
        cells.get(4),
        cells.get(6),
        cells.get(7),
        cells.get(8),
        cells.get(9),
        cells.get(11));
  }
}
