package br.engdados.sinesp.painel.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on the screen, in the table, in the downloads and from the API is the same. */
@ExtendWith(BrowserExtension.class)
final class PageNumbersTest {
  private static final String NOTHING = "";

  private final PanelInBrowser panel;

  PageNumbersTest(PanelInBrowser panel) {
    this.panel = panel;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?lugar=BR",
        "/?lugar=RR&lugar=3550308&taxa=100k",
        "/?lugar=3550308&passo=ano",
        "/?evento=apreensao-de-cocaina&lugar=SP&lugar=RJ",
        "/?lugares=estados&de=2023-11"
      })
  void screenTableDownloadsAndApiAgree(String address) throws IOException {
    try (PanelInBrowser.Window window = panel.open()) {
      Page page = window.at(address);
      String drawn = address.contains("taxa") ? "taxa" : "valor";
      Map<String, String> table = table(page, drawn);
      assertThat(table).isNotEmpty().doesNotContainValue(null);
      assertThat(json(href(page, "baixar-json"), drawn)).isEqualTo(table);
      assertThat(csv(href(page, "baixar-csv"), drawn)).isEqualTo(table);
      assertThat(xlsx(href(page, "baixar-xlsx"), drawn)).isEqualTo(table);
      String api = page.locator("#endereco-api").inputValue();
      assertThat(json(api.substring(panel.address("").length()), drawn)).isEqualTo(table);
      assertThat(lines(page)).isEqualTo(table);
    }
  }

  @Test
  void theMapSaysWhatTheApiSays() {
    try (PanelInBrowser.Window window = panel.open()) {
      Page page = window.at("/?lugar=SP&de=2023-12&ate=2023-12");
      JsonNode map =
          panel.client().ok("/v1/mapa?evento=homicidio-doloso&lugar=SP&de=2023-12&ate=2023-12");
      Map<String, String> api = new LinkedHashMap<>();
      for (int i = 0; i < map.get("codigos").size(); i++) {
        api.put(map.get("codigos").get(i).asText(), plain(map.get("valores").get(i)));
      }
      Map<String, String> table =
          figures(
              page,
              "[...document.querySelectorAll('#mapa-valores tbody tr')].map(row =>"
                  + " [row.dataset.id, row.querySelector('td').dataset.v ?? ''])");
      assertThat(table).containsExactlyInAnyOrderEntriesOf(api);
      assertThat(page.locator("#mapa .municipio").count()).isEqualTo(api.size());
      assertThat(shape(page, SampleFigures.SAO_PAULO)).contains("classe-");
      assertThat(shape(page, SampleFigures.BLANK)).contains("classe-branco");
      assertThat(shape(page, SampleFigures.ZERO)).contains("classe-zero");
      assertThat(shape(page, SampleFigures.WITHOUT_ROW)).contains("classe-sem");
      String label =
          page.locator("#municipio-" + SampleFigures.SAO_PAULO).getAttribute("aria-label");
      assertThat(label).startsWith("São Paulo: " + api.get("3550308") + " vítimas");
      assertThat(page.locator("#fora").innerText()).contains("(SP)").contains("3");
    }
  }

  @Test
  void aZeroBesideVictimsWithoutMunicipalityIsNoPlainZero() {
    try (PanelInBrowser.Window window = panel.open()) {
      Page page = window.at("/?lugar=RR&de=2023-12&ate=2023-12");
      assertThat(page.locator("#mapa .classe-duvida").count()).isEqualTo(15);
      assertThat(page.locator("#mapa .classe-zero").count()).isZero();
      assertThat(page.locator(".ressalva-mapa").innerText()).contains("100%").contains("22");
      assertThat(page.locator("#legenda").innerText()).contains("parte sem município");
      page = window.at("/?lugar=BR&de=2023-12&ate=2023-12");
      assertThat(page.locator(".ressalva-mapa").innerText()).contains("RR 100%");
      assertThat(page.locator("#fora").innerText())
          .contains("(MT)")
          .contains("Fernando de Noronha");
    }
  }

  @Test
  void gapsInTheLinesAreMonthsThatWereNotReported() {
    try (PanelInBrowser.Window window = panel.open()) {
      Page page = window.at("/?lugar=3550308&de=2023-01&ate=2023-12");
      assertThat(page.locator("#serie tr[data-t='2023-05'] td").first().innerText())
          .isEqualTo("em branco");
      assertThat(page.locator("#serie tr[data-t='2023-08'] td").first().innerText())
          .isEqualTo("sem linha");
      assertThat(page.locator("#cobertura svg").getAttribute("aria-label"))
          .contains("10 informado", "1 em branco", "1 sem linha");
      assertThat(page.locator("#cobertura rect.informado").count()).isEqualTo(10);
      assertThat(page.locator("#cobertura rect.sem").count()).isEqualTo(1);
      assertThat(page.locator(".frase").innerText()).contains("10 dos 12 meses");
    }
  }

  @Test
  void theLabelsOfTheLinesAreNotCutOff() {
    try (PanelInBrowser.Window window = panel.open()) {
      Page page = window.at("/?lugar=BR");
      page.evaluate("Number.prototype.toLocaleString = () => '888.888,88 mil'");
      int before = (int) page.evaluate("document.querySelector('#linhas canvas').width");
      page.setViewportSize(900, 800);
      page.waitForFunction(
          "before => document.querySelector('#linhas canvas').width !== before", before);
      assertThat(
              page.evaluate(
                  "(() => { const c = document.querySelector('#linhas canvas'); return c"
                      + ".getContext('2d').getImageData(0, 0, 1, c.height).data.some(part => part"
                      + " > 0); })()"))
          .isEqualTo(false);
    }
  }

  private static String shape(Page page, int code) {
    return page.locator("#mapa path[data-id='" + code + "']").getAttribute("class");
  }

  private static String href(Page page, String id) {
    return page.locator("#" + id).getAttribute("href");
  }

  /** The table's figures: place and time to plain digits, nothing where there is no value. */
  private static Map<String, String> table(Page page, String kind) {
    return figures(
        page,
        "[...document.querySelectorAll('#serie thead th')].flatMap((head, i) => head.dataset.tipo"
            + " !== '"
            + kind
            + "' ? [] : [...document.querySelectorAll('#serie tbody tr')].map(row =>"
            + " [`${head.dataset.lugar} ${row.dataset.t}`,"
            + " row.querySelectorAll('td')[i - 1].dataset.v ?? '']))");
  }

  /** What a script finds, in one go: names and digits. */
  @SuppressWarnings("unchecked")
  private static Map<String, String> figures(Page page, String script) {
    Map<String, String> figures = new LinkedHashMap<>();
    for (List<String> each : (List<List<String>>) page.evaluate(script)) {
      figures.put(each.get(0), each.get(1));
    }
    return figures;
  }

  private Map<String, String> json(String address, String kind) {
    Map<String, String> figures = new LinkedHashMap<>();
    for (JsonNode series : panel.client().ok(address).get("series")) {
      for (JsonNode point : series.get("pontos")) {
        String time = point.has("mes") ? point.get("mes").asText() : point.get("ano").asText();
        figures.put(series.get("lugar").asText() + " " + time, plain(point.path(kind)));
      }
    }
    return figures;
  }

  private Map<String, String> csv(String address, String kind) {
    byte[] body = panel.client().get(address).body();
    Map<String, String> figures = new LinkedHashMap<>();
    String text = new String(body, StandardCharsets.UTF_8).replace("\uFEFF", "");
    for (NamedCsvRecord each : CsvReader.builder().ofNamedCsvRecord(text)) {
      String time = each.findField("mes").orElseGet(() -> each.getField("ano"));
      figures.put(each.getField("lugar") + " " + time, plain(each.getField(kind)));
    }
    return figures;
  }

  private Map<String, String> xlsx(String address, String kind) throws IOException {
    Map<String, String> figures = new LinkedHashMap<>();
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(panel.client().get(address).body()))) {
      List<Row> rows = book.getFirstSheet().read();
      List<String> header = new ArrayList<>();
      rows.get(0).forEach(cell -> header.add(cell.getText()));
      int time = Math.max(header.indexOf("mes"), header.indexOf("ano"));
      for (Row row : rows.subList(1, rows.size())) {
        String place = row.getCellText(header.indexOf("lugar"));
        String value =
            row.getOptionalCell(header.indexOf(kind))
                .filter(cell -> cell.getRawValue() != null)
                .map(cell -> cell.getRawValue())
                .orElse(NOTHING);
        figures.put(place + " " + row.getCellText(time), plain(value));
      }
    }
    return figures;
  }

  /** What the lines are drawn from, as the scripts read it. */
  @SuppressWarnings("unchecked")
  private static Map<String, String> lines(Page page) {
    Map<String, String> figures = new LinkedHashMap<>();
    String script =
        "async () => { const path = document.querySelector('script[type=module]').src"
            + ".replace('app.js', 'tables.js'); const { readSeries } = await import(path);"
            + " return readSeries().flatMap(s => s.times.map((t, i) => [`${s.place} ${t}`,"
            + " s.values[i] === null ? '' : String(s.values[i])])); }";
    for (List<String> each : (List<List<String>>) page.evaluate(script)) {
      figures.put(each.get(0), plain(each.get(1)));
    }
    return figures;
  }

  private static String plain(JsonNode number) {
    return number.isNumber() ? plain(number.asText()) : NOTHING;
  }

  private static String plain(String number) {
    return number.isEmpty() ? NOTHING : new BigDecimal(number).stripTrailingZeros().toPlainString();
  }
}
