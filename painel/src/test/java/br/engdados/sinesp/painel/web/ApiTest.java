package br.engdados.sinesp.painel.web;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.painel.cube.Changes;
import br.engdados.sinesp.painel.cube.Cube;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must be right before anything is pretty, asked over a real server. */
final class ApiTest {
  private static final String MURDER = "Homicídio doloso";
  private static final String ARREST = "Mandado de prisão cumprido";
  private static PanelClient panel;

  @BeforeAll
  static void start() {
    panel = new PanelClient(figures().cube());
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  private static Changes figures() {
    Changes changes =
        new Changes()
            // Roraima, 2015 to 2018: the municipality reports zero, the victims name none.
            .municipality("RR", 1400100, MURDER, "2023-01", 0)
            .state("RR", MURDER, "2023-01", 83)
            .municipality("RR", 1400100, MURDER, "2023-02", (Integer) null)
            .municipality("RR", 1400100, MURDER, "2023-03", 4)
            // A code of no municipality, and one newer than the map.
            .municipality("RR", 0, MURDER, "2023-03", 2)
            .municipality("MT", 5101837, MURDER, "2023-03", 1)
            .municipality("SP", 3550308, MURDER, "2023-03", 40)
            // The same cell by another body: never added.
            .municipality("SP", 3550308, MURDER, "2023-03", "Polícia Federal", Changes.victims(40))
            .municipality("DF", 5300108, ARREST, "2023-01", 7)
            .state("DF", ARREST, "2023-01", 93)
            .weapon("SP", "Arma de Fogo Apreendida", "2023-01", "Pistola", 10)
            .weapon("SP", "Arma de Fogo Apreendida", "2023-01", "Fuzil", 3)
            .weight("SP", "Apreensão de Cocaína", "2023-01", "10.25")
            .weight("RJ", "Apreensão de Cocaína", "2023-01", "0.1")
            .municipality("SP", 3500105, MURDER, "2023-04", 1)
            .municipality("SP", 3500105, MURDER, "2023-04", 9)
            .withdrawLast(Changes.FIRST + 1)
            // Another dataset: in no figure.
            .older("SP", MURDER, "2019-01", 999);
    for (int i = 0; i < 33; i++) {
      changes.municipality("DF", 5300108, "Feminicídio", "2023-01", i == 0 ? 5 : 0);
    }
    return changes;
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
    Cube later = new Changes().municipality("SP", 3550308, MURDER, "2026-01", 1).cube();
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

  @Test
  void anUnknownParameterIsRefusedWithTheNearestNames() {
    HttpResponse<byte[]> response =
        panel.get("/v1/series?evnto=feminicidio&lugar=3550309&de=1999-01");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode faults = PanelClient.json(response).get("erros");
    assertThat(faults)
        .extracting(fault -> fault.get("parametro").asText())
        .containsExactlyInAnyOrder("evento", "lugar", "de", "evnto");
    for (JsonNode fault : faults) {
      switch (fault.get("parametro").asText()) {
        case "evnto" -> assertThat(fault.get("proximos").get(0).asText()).isEqualTo("evento");
        case "lugar" -> assertThat(fault.get("proximos").toString()).contains("3550308");
        case "de" -> assertThat(fault.get("permitidos").toString()).contains("2023-01", "2023-04");
        default -> assertThat(fault.get("detalhe").asText()).isEqualTo("falta");
      }
    }
  }

  @Test
  void onlyUnknownNamesAreNotFound() {
    HttpResponse<byte[]> response = panel.get("/v1/series?evento=femincidio");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(PanelClient.json(response).at("/erros/0/proximos/0").asText())
        .isEqualTo("feminicidio");
    assertThat(panel.get("/v1/nada").statusCode()).isEqualTo(404);
    assertThat(panel.get("/v1/lugares?q=sao%20jose&uf=SP").statusCode()).isEqualTo(200);
    assertThat(panel.ok("/v1/lugares?q=sao%20jose%20do%20rio%20preto").at("/lugares/0/id").asText())
        .isEqualTo("3549805");
  }

  @Test
  void tooMuchNamesTheExport() {
    HttpResponse<byte[]> response = panel.get("/v1/ranking?evento=feminicidio&limite=501");
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(PanelClient.json(response).get("exportacoes").asText()).isEqualTo("/v1/exportacoes");
  }

  @Test
  void whoHasTheAnswerIsToldSo() {
    HttpResponse<byte[]> first =
        panel.get("/v1/mapa?evento=homicidio-doloso", "Accept-Encoding", "gzip");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.headers().firstValue("Content-Encoding")).contains("gzip");
    HttpResponse<byte[]> again =
        panel.get(
            "/v1/mapa?evento=homicidio-doloso", "If-None-Match", tag, "Accept-Encoding", "gzip");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.headers().firstValue("ETag")).contains(tag);
    // The same question in other words has the same tag, another one not.
    assertThat(
            panel
                .get("/v1/mapa?lugar=br&evento=homicidio-doloso&de=2023-01", "If-None-Match", tag)
                .statusCode())
        .isEqualTo(304);
    assertThat(
            panel
                .get("/v1/mapa?evento=homicidio-doloso&de=2023-02", "If-None-Match", tag)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aCompressedAnswerIsTheSame() throws IOException {
    byte[] plain = panel.get("/v1/mapa?evento=homicidio-doloso").body();
    byte[] packed =
        panel.get("/v1/mapa?evento=homicidio-doloso", "Accept-Encoding", "br, gzip;q=0.5").body();
    assertThat(packed.length).isLessThan(plain.length / 5);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(in.readAllBytes()).isEqualTo(plain);
    }
  }

  @Test
  void headersKeepThePageToItself() {
    HttpResponse<byte[]> response = panel.get("/v1/eventos");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'")
        .doesNotContain("unsafe");
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(response.headers().firstValue("Server")).isEmpty();
    assertThat(response.headers().firstValue("Link").orElseThrow())
        .contains("rel=\"license\"", "rel=\"cite-as\"", "rel=\"canonical\"");
    assertThat(panel.send("POST", "/v1/series").statusCode()).isEqualTo(405);
    assertThat(panel.send("OPTIONS", "/v1/series").statusCode()).isEqualTo(204);
    assertThat(panel.send("HEAD", "/v1/eventos").statusCode()).isEqualTo(200);
  }

  @Test
  void beforeTheFirstWholeEditionNothingIsAnswered() {
    try (PanelClient empty = new PanelClient(new Cube())) {
      for (String path :
          List.of("/v1/series?evento=feminicidio", "/v1/pronto", "/v1", "/v1/mapa")) {
        HttpResponse<byte[]> response = empty.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
      }
      assertThat(empty.ok("/v1/saude").get("situacao").asText()).isEqualTo("lendo");
      assertThat(empty.ok("/v1/lugares?tipo=uf").get("lugares")).hasSize(27);
    }
    assertThat(panel.ok("/v1/pronto").get("situacao").asText()).isEqualTo("pronto");
  }

  @Test
  void anAddressMayAskOnlySoOften() {
    WebSettings settings =
        new WebSettings("127.0.0.1", 0, 1, 5, false, Optional.empty(), Optional.empty());
    try (PanelClient client = new PanelClient(figures().cube(), settings)) {
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        statuses.add(client.get("/v1/eventos").statusCode());
      }
      assertThat(statuses.subList(0, 5)).containsOnly(200);
      assertThat(statuses).contains(429);
      assertThat(client.get("/v1/pronto").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void filesOfAnExportAreServedInRanges(@TempDir Path folder) throws IOException {
    Path export = Files.createDirectories(folder.resolve("2026-01"));
    Files.writeString(export.resolve("dados.csv.gz"), "0123456789");
    Files.writeString(export.resolve("secreto.txt"), "no");
    Files.writeString(folder.resolve("fora.txt"), "no");
    WebSettings settings =
        new WebSettings("127.0.0.1", 0, 0, 1, false, Optional.of(folder), Optional.empty());
    try (PanelClient client = new PanelClient(figures().cube(), settings)) {
      assertThat(client.ok("/v1/exportacoes").get("exportacoes")).isEmpty();
      assertThat(client.get("/v1/exportacoes/2026-01/dados.csv.gz").statusCode()).isEqualTo(404);
      Files.writeString(
          export.resolve("manifest.json"),
          "{\"created\":\"2026-01-05T10:00:00Z\",\"files\":[{\"path\":\"dados.csv.gz\",\"sha256\":\"ab\",\"rows\":2},{\"path\":\"../fora.txt\"}]}");
      JsonNode listed = client.ok("/v1/exportacoes").at("/exportacoes/0/arquivos");
      assertThat(listed)
          .extracting(file -> file.get("arquivo").asText())
          .containsExactly("2026-01/dados.csv.gz", "2026-01/manifest.json");
      HttpResponse<byte[]> part =
          client.get("/v1/exportacoes/2026-01/dados.csv.gz", "Range", "bytes=2-4");
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(new String(part.body(), StandardCharsets.UTF_8)).isEqualTo("234");
      assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
      assertThat(client.get("/v1/exportacoes/2026-01/dados.csv.gz", "Range", "bytes=-3").body())
          .isEqualTo("789".getBytes(StandardCharsets.UTF_8));
      assertThat(
              client.get("/v1/exportacoes/2026-01/dados.csv.gz", "Range", "bytes=99-").statusCode())
          .isEqualTo(416);
      for (String path :
          List.of("2026-01/secreto.txt", "fora.txt", "..%2ffora.txt", "%2e%2e/fora.txt")) {
        assertThat(client.get("/v1/exportacoes/" + path).statusCode()).as(path).isIn(400, 404);
      }
    }
  }

  @Test
  void rowsSayThatCassandraIsAway() {
    HttpResponse<byte[]> response = panel.get("/v1/linhas?uf=SP&evento=feminicidio&ano=2023");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(PanelClient.json(response).get("type").asText())
        .isEqualTo("/problemas/linhas-indisponiveis");
    assertThat(panel.get("/v1/linhas?uf=SP&evento=feminicidio&ano=2023&pagina=AAAA").statusCode())
        .isEqualTo(410);
    assertThat(panel.get("/v1/linhas?uf=XX&evento=feminicidio&ano=x").statusCode()).isEqualTo(400);
  }

  @Test
  void metricsCount() {
    panel.get("/v1/eventos");
    String text = new String(panel.get("/metrics").body(), StandardCharsets.UTF_8);
    assertThat(text)
        .contains("sinesp_painel_requests_total{route=\"/v1/eventos\",status=\"200\"}")
        .contains("sinesp_painel_ready 1.0");
  }
}
