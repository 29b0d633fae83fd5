package br.engdados.sinesp.painel.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For everyone: axe on every state of the page, small screens, zoom, paper, no script. */
@ExtendWith(BrowserExtension.class)
final class PageAccessibilityTest {
  private final PanelInBrowser panel;

  PageAccessibilityTest(PanelInBrowser panel) {
    this.panel = panel;
  }

  @ParameterizedTest
  @CsvSource({
    "/?taxa=100k&lugar=SP, DARK",
    "/?lugares=estados&passo=ano, LIGHT",
    "/?evento=mandado-de-prisao-cumprido&lugar=3550308, LIGHT",
    "/?lugar=Xyz&de=1900-01, LIGHT"
  })
  void axeFindsNothing(String address, ColorScheme scheme) {
    assertAxeFindsNothing(address, scheme);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "/, LIGHT",
    "/, DARK",
    "/?taxa=100k&lugar=SP, LIGHT",
    "/?lugar=RR&lang=en, LIGHT",
    "/?lugar=SP&lugar=RJ&lugar=BA&lugar=3550308&lugar=RR&passo=12m, DARK",
    "/?lugares=estados&passo=ano, DARK",
    "/?evento=apreensao-de-cocaina&lugar=SP, DARK",
    "/?lugar=Xyz&de=1900-01, DARK",
    "/embutir?lugar=RJ, LIGHT"
  })
  void axeFindsNothingOnFurtherStates(String address, ColorScheme scheme) {
    assertAxeFindsNothing(address, scheme);
  }

  private void assertAxeFindsNothing(String address, ColorScheme scheme) {
    try (PanelInBrowser.Window window = panel.open()) {
      window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      Page page = window.at(address);
      page.locator("details").evaluateAll("all => all.forEach(each => each.open = true)");
      assertThat(violations(page)).isEmpty();
    }
  }

  @Test
  void axeFindsNothingWithTheListOpenAndOnFailure() {
    try (PanelInBrowser.Window window = panel.open()) {
      Page page = window.at("/");
      page.locator("#busca-lugar").fill("campinas");
      page.locator("#lista-lugares li").first().waitFor();
      page.keyboard().press("ArrowDown");
      assertThat(violations(page)).isEmpty();
      page.keyboard().press("Escape");
      page.route(address -> address.contains("taxa=100k"), Route::abort);
      page.locator("label:has(#taxa-sim)").click();
      page.locator("#erro").waitFor();
      assertThat(violations(page)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/?lugares=estados&lang=en", "/?lugar=SP&taxa=100k"})
  void nothingIsCutOffOnAPhoneOrAtTwiceTheSize(String address) {
    try (PanelInBrowser.Window window = panel.open()) {
      Page page = window.page();
      page.setViewportSize(360, 740);
      window.at(address);
      if (address.contains("taxa")) {
        assertThat(violations(page)).isEmpty();
      }
      for (int width : List.of(360, 320, 640)) {
        page.setViewportSize(width, 740);
        // The lines are drawn anew for the new width.
        page.waitForFunction(
            "width => innerWidth === width && document.documentElement.scrollWidth === width",
            width);
      }
    }
  }

  @Test
  void withoutScriptThePageSaysItsTitleSentenceAndTableAndTheFormWorks() {
    try (PanelInBrowser.Window window =
        panel.open(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = window.plain("/?lugar=RR&de=2023-12&ate=2023-12");
      assertThat(page.title()).startsWith("Homicídio doloso: Roraima");
      assertThat(page.locator(".frase").innerText()).contains("Roraima: 22 vítimas");
      assertThat(page.locator("#serie tbody tr").innerText()).contains("22");
      page.locator("#busca-lugar").fill("campinas");
      page.locator("#taxa-sim").check();
      page.locator(".controles button").click();
      assertThat(page.url()).contains("taxa=100k");
      assertThat(page.locator("h1").innerText()).contains("Roraima, Campinas (SP)");
      page.locator("summary").click();
      assertThat(page.locator("#mapa-valores").isVisible()).isTrue();
    }
  }

  @Test
  void onPaperThereAreFiguresAndNoControls() {
    try (PanelInBrowser.Window window = panel.open()) {
      Page page = window.at("/?lugar=SP");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".controles").isVisible()).isFalse();
      assertThat(page.locator("#baixar-csv").isVisible()).isFalse();
      assertThat(page.locator("h1").isVisible()).isTrue();
      assertThat(page.evaluate("getComputedStyle(document.querySelector('.rolagem')).maxHeight"))
          .isEqualTo("none");
      assertThat(page.pdf().length).isGreaterThan(10_000);
    }
  }

  @Test
  void theLinesSpeakWhenWalkedByKeyboard() {
    try (PanelInBrowser.Window window = panel.open()) {
      Page page = window.at("/?lugar=3550308&de=2023-01&ate=2023-12");
      page.locator("#linhas").focus();
      page.keyboard().press("End");
      String value = page.locator("#serie tr[data-t='2023-12'] td").first().innerText();
      assertThat(page.locator("#anuncio").innerText())
          .isEqualTo("dez/2023. São Paulo (SP): " + value + " vítimas");
      for (int i = 0; i < 4; i++) {
        page.keyboard().press("ArrowLeft");
      }
      assertThat(page.locator("#anuncio").innerText()).contains("ago/2023").contains("sem linha");
    }
  }

  /** The faults that axe finds, each with the place where it is. */
  @SuppressWarnings("unchecked")
  private static List<String> violations(Page page) {
    page.evaluate(axe());
    return (List<String>)
        page.evaluate(
            "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',"
                + " 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations.flatMap(fault =>"
                + " fault.nodes.map(node => `${fault.id}: ${node.target.join(' ')}:"
                + " ${node.failureSummary}`))");
  }

  private static String axe() {
    try (InputStream in = PageAccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
