package br.engdados.sinesp.painel.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page costs: bytes, requests, work at a stretch; and whom it asks. */
@ExtendWith(BrowserExtension.class)
final class PageBudgetTest {
  private static final int MOST_BYTES = 250_000;
  private static final int MOST_REQUESTS = 30;

  /** Milliseconds of CPU in one task of the page's thread; clock time would measure the machine. */
  private static final double LONGEST_TASK = 250;

  private final PanelInBrowser panel;

  PageBudgetTest(PanelInBrowser panel) {
    this.panel = panel;
  }

  @Test
  void aFirstVisitIsSmallAsksNobodyElseAndKeepsNothing() {
    try (PanelInBrowser.Window window = panel.open(new Browser.NewContextOptions())) {
      List<Response> responses = new ArrayList<>();
      window.context().onResponse(responses::add);
      Page page = window.at("/");
      long bytes = 0;
      Set<String> hosts = new HashSet<>();
      for (Response response : responses) {
        hosts.add(response.url().replaceAll("^(\\w+://[^/]+).*", "$1"));
        if (!response.url().contains("/v1/limites/")) {
          bytes += (long) response.request().sizes().responseBodySize;
        }
      }
      assertThat(hosts).containsExactly(panel.address(""));
      assertThat(bytes).as("bytes without the boundaries").isBetween(50_000L, (long) MOST_BYTES);
      assertThat(responses).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
      assertThat(window.context().cookies()).isEmpty();
      assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
      assertThat(window.complaints()).as("the content policy refuses nothing").isEmpty();
    }
  }

  @Test
  void filesAreKeptForEverAndThePageIsSentOnce() {
    String html =
        new String(panel.client().get("/").body(), java.nio.charset.StandardCharsets.UTF_8);
    String script = html.replaceAll("(?s).*src=\"(/pagina/[0-9a-f]{12}/app\\.js)\".*", "$1");
    var asset = panel.client().get(script);
    assertThat(asset.statusCode()).isEqualTo(200);
    assertThat(asset.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(caching -> assertThat(caching).contains("immutable"));
    assertThat(panel.client().get("/pagina/000000000000/app.js").statusCode()).isEqualTo(404);
    assertThat(panel.client().get(script.replace("app.js", "../pagina.html")).statusCode())
        .isIn(400, 404);
    var page = panel.client().get("/");
    String tag = page.headers().firstValue("ETag").orElseThrow();
    assertThat(panel.client().get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).doesNotContain("unsafe").contains("default-src 'self'"));
    assertThat(panel.client().get("/embutir").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors *"));
  }

  @Test
  void noTaskHoldsThePageUpForLong() throws IOException {
    try (PanelInBrowser.Window window = panel.open(new Browser.NewContextOptions())) {
      Page page = window.plain("/v1");
      panel
          .browser()
          .startTracing(
              page,
              new Browser.StartTracingOptions()
                  .setCategories(List.of("disabled-by-default-devtools.timeline", "toplevel")));
      window.at("/");
      byte[] trace = panel.browser().stopTracing();
      double longest = 0;
      int tasks = 0;
      for (JsonNode event : new ObjectMapper().readTree(trace).path("traceEvents")) {
        if (event.path("name").asText().equals("RunTask") && event.has("tdur")) {
          tasks++;
          longest = Math.max(longest, event.path("tdur").asDouble() / 1000);
        }
      }
      assertThat(tasks).isGreaterThan(10);
      assertThat(longest).as("milliseconds of CPU").isLessThan(LONGEST_TASK);
    }
  }
}
