package br.engdados.sinesp.painel.web;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.painel.cube.Changes;
import br.engdados.sinesp.painel.cube.Cube;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the server writes into the page, read without a browser. */
final class PageTest {
  private static final String MURDER = "Homicídio doloso";
  private static final int CITY = 3550308;
  private static PanelClient panel;

  @BeforeAll
  static void start() {
    Changes changes = new Changes();
    for (int month = 1; month <= 12; month++) {
      changes.municipality("SP", CITY, MURDER, "2022-%02d".formatted(month), 10);
      if (month != 7) {
        changes.municipality("SP", CITY, MURDER, "2023-%02d".formatted(month), month);
      }
    }
    changes.state("SP", MURDER, "2023-12", 8);
    panel = new PanelClient(changes.cube());
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  private static String html(String path) {
    return new String(panel.get(path).body(), StandardCharsets.UTF_8);
  }

  private static List<String> cells(String html, String time) {
    Matcher row =
        Pattern.compile("<tr data-t=\"" + time + "\">(.*?)</tr>", Pattern.DOTALL).matcher(html);
    assertThat(row.find()).as(time).isTrue();
    Matcher cell = Pattern.compile("<td[^>]*>([^<]*)</td>").matcher(row.group(1));
    List<String> cells = new ArrayList<>();
    while (cell.find()) {
      cells.add(cell.group(1));
    }
    return cells;
  }

  @Test
  void sumsOfTwelveMonthsNeedAllTwelve() {
    String html = html("/?lugar=3550308&passo=12m&de=2022-11&ate=2023-07");
    assertThat(cells(html, "2022-11")).startsWith("10", "sem valor");
    assertThat(cells(html, "2022-12")).startsWith("10", "120");
    assertThat(cells(html, "2023-06")).startsWith("6", "81");
    assertThat(cells(html, "2023-07")).startsWith("sem linha", "sem valor");
  }

  @Test
  void theSentenceComparesWithTheYearBeforeOnlyWhereBothAreWhole() {
    assertThat(html("/?lugar=3550308&de=2023-01&ate=2023-06"))
        .contains("<b>São Paulo (SP): 21 vítimas</b> de janeiro de 2023 a junho de 2023.")
        .contains("−65% em relação ao mesmo período do ano anterior (60).")
        .contains("todos os 6 meses");
    assertThat(html("/?lugar=3550308&de=2023-01&ate=2023-12"))
        .doesNotContain("em relação ao mesmo período")
        .contains("11 dos 12 meses");
  }

  @Test
  void aStateNamesWhatHasNoMunicipality() {
    assertThat(html("/?lugar=SP&de=2023-12&ate=2023-12"))
        .contains("<b>São Paulo: 20 vítimas</b> em dezembro de 2023.")
        .contains("Sem município informado: 8 (40%).")
        .contains("40% do total (8 de 20 vítimas)");
    assertThat(html("/?lugar=SP&de=2023-12&ate=2023-12&lang=en"))
        .contains("8 of 20 (40%) are in rows without municipality")
        .contains("Without municipality: 8 (40%).");
  }

  @Test
  void whatTheAddressSaysWronglyIsToldAndShownNowhereAsMarkup() {
    HttpResponse<byte[]> answer = panel.get("/?lugar=%3Cscript%3Ealert(1)%3C/script%3E&de=1999-01");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert(1)")
        .contains("janeiro de 2022 a dezembro de 2023");
    assertThat(html("/?adicionar=sao+paulo")).contains("Lugares parecidos:", "lugar=3550308");
    assertThat(panel.get("/?utm_source=mail&lugar=SP").statusCode()).isEqualTo(200);
    assertThat(html("/?utm_source=mail&lugar=SP")).doesNotContain("utm_source");
  }

  @Test
  void theDatasetIsDescribedForMachines() throws IOException {
    String html = html("/?lugar=SP");
    Matcher block =
        Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>").matcher(html);
    assertThat(block.find()).isTrue();
    JsonNode dataset = new ObjectMapper().readTree(block.group(1));
    assertThat(dataset.get("@type").asText()).isEqualTo("Dataset");
    for (JsonNode file : dataset.get("distribution")) {
      String path = file.get("contentUrl").asText().replaceFirst("^https?://[^/]+", "");
      assertThat(panel.get(path).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void beforeTheFirstEditionThePageSaysSo() {
    try (PanelClient empty = new PanelClient(new Cube())) {
      HttpResponse<byte[]> answer = empty.get("/?lang=en");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .contains("The figures are still being read");
    }
  }
}
