package br.engdados.sinesp.producer.source.remote;

import static br.engdados.sinesp.producer.source.remote.CacheFolder.assertHoldsExactly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.producer.source.archive.TestArchives;
import br.engdados.sinesp.producer.source.cache.FileState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The open-data portal's API. */
@Timeout(60)
final class DadosGovBrTest {
  private static final byte[] WORKBOOK = TestArchives.workbook(20_000, 6);
  private static final byte[] CSV = "UF;Ano\nAcre;2020\n".getBytes(StandardCharsets.UTF_8);
  private static final String LISTING =
      """
      {"id": "x", "recursos": [
        {"titulo": "Dados por UF", "link": "/arquivos/indicadoressegurancapublicauf.xlsx", "formato": "XLSX"},
        {"titulo": "Dicionário", "link": "/arquivos/dicionario.pdf", "formato": "PDF"},
        {"titulo": "Municípios 2020", "link": "/arquivos/download?id=7", "formato": "csv"}]}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void fetchesWhatThePortalListsAndSendsTheTokenToTheApiOnly(Wire wire) throws Exception {
    try (MinistrySite site = MinistrySite.answering(wire, (i, request) -> answer(request))) {
      FetchReport report = fetch(site, "abc.def-1");
      assertThat(report.files()).extracting(FetchedFile::state).containsOnly(FileState.NEW);
      assertThat(report.files())
          .extracting(FetchedFile::name)
          .containsExactly("indicadoressegurancapublicauf.xlsx", "Munic-pios-2020.csv");
      assertHoldsExactly(folder.resolve("cache"), WORKBOOK, CSV);
      for (RecordedRequest request : site.requests()) {
        assertThat(request.getHeaders().get("Authorization"))
            .isEqualTo(request.getTarget().contains("/api/") ? "Bearer abc.def-1" : null);
      }
    }
  }

  @Test
  void anExpiredTokenIsToldInThoseWords() throws Exception {
    MockResponse login =
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", "https://sso.acesso.gov.br/x")
            .build();
    MockResponse page = MinistrySite.page("<!DOCTYPE html><html><title>Entrar</title></html>");
    for (MockResponse answer : new MockResponse[] {login, page, MinistrySite.status(401)}) {
      try (MinistrySite site = MinistrySite.answering(Wire.HTTP_1_1, answer)) {
        assertThatThrownBy(() -> fetch(site, "secret-token"))
            .isInstanceOf(SourceUnavailableException.class)
            .hasMessageContaining("login")
            .hasMessageContaining("DADOS_GOV_BR_TOKEN")
            .hasMessageContaining("--source FOLDER")
            .hasMessageNotContaining("secret-token");
        assertThat(site.requests()).hasSize(1);
      }
    }
  }

  @Test
  void aTokenThatIsAJsonWebTokenTellsUntilWhenItIsValid() throws Exception {
    // {"alg":"HS256"} and {"exp":1893456000}
    assertThat(expiry("eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE4OTM0NTYwMDB9.c2lnbmF0dXJl"))
        .contains(Instant.parse("2030-01-01T00:00:00Z"));
    assertThat(expiry("eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl")).isEmpty();
    assertThat(expiry("a.b.c")).isEmpty();
    assertThat(expiry("opaque")).isEmpty();
  }

  private static Optional<Instant> expiry(String token) throws Exception {
    return ApiToken.from(Map.of("DADOS_GOV_BR_TOKEN", token)).orElseThrow().expiry();
  }

  @Test
  void theTokenComesFromTheEnvironmentOrAFileAndIsNeverShown() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "from-file\n");
    Optional<ApiToken> direct =
        ApiToken.from(
            Map.of("DADOS_GOV_BR_TOKEN", " direct ", "DADOS_GOV_BR_TOKEN_FILE", file.toString()));
    assertThat(direct).map(ApiToken::authorization).contains("Bearer direct");
    assertThat(direct.orElseThrow()).asString().doesNotContain("direct");
    assertThat(ApiToken.from(Map.of("DADOS_GOV_BR_TOKEN_FILE", file.toString())))
        .map(ApiToken::authorization)
        .contains("Bearer from-file");
    assertThat(ApiToken.from(Map.of())).isEmpty();
    assertThatThrownBy(() -> ApiToken.from(Map.of("DADOS_GOV_BR_TOKEN", "a\r\nX-Evil: 1")))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageNotContaining("Evil");
  }

  private FetchReport fetch(MinistrySite site, String token) throws Exception {
    ApiToken parsed = ApiToken.from(Map.of("DADOS_GOV_BR_TOKEN", token)).orElseThrow();
    return new Fetcher(CacheFolder.settings(folder.resolve("cache")), site.client())
        .fetch(new WantedFiles.DadosGovBr(site.url("/"), parsed), ProgressListener.silent());
  }

  private static MockResponse answer(RecordedRequest request) {
    String target = request.getTarget();
    if (target.startsWith("/dados/api/publico/conjuntos-dados/")) {
      return new MockResponse.Builder()
          .addHeader("Content-Type", "application/json")
          .body(LISTING)
          .build();
    }
    return MinistrySite.body(target.endsWith(".xlsx") ? WORKBOOK : CSV).build();
  }
}
