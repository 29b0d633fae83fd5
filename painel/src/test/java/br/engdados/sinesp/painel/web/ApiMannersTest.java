package br.engdados.sinesp.painel.web;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manners of the API: errors, caches, headers, limits, files; asked over a real server. */
final class ApiMannersTest {
  private static PanelClient panel;

  @BeforeAll
  static void start() {
    panel = new PanelClient(ApiFigures.figures().cube());
  }

  @AfterAll
  static void stop() {
    panel.close();
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
    try (PanelClient client = new PanelClient(ApiFigures.figures().cube(), settings)) {
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
    try (PanelClient client = new PanelClient(ApiFigures.figures().cube(), settings)) {
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
