package br.engdados.sinesp.painel.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every control of the page, by mouse and by keyboard, and what it does to the address. */
@ExtendWith(BrowserExtension.class)
final class PageControlsTest {
  private final PanelInBrowser panel;

  PageControlsTest(PanelInBrowser panel) {
    this.panel = panel;
  }

  private static String heading(Page page) {
    return page.locator("h1").innerText().replaceAll("\\s+", " ");
  }

  @Test
  void everyControlShowsAnotherViewAndKeepsItInTheAddress() {
    try (PanelInBrowser.Window window = panel.open()) {
      Page page = window.at("/?lugar=SP");
      assertThat(heading(page)).startsWith("Homicídio doloso: São Paulo");

      window.following(() -> page.locator("label:has(#taxa-sim)").click());
      assertThat(page.url()).contains("taxa=100k");
      assertThat(page.locator("#serie thead").innerText()).contains("Por 100 mil");

      window.following(() -> page.locator("#medida").selectOption("feminino"));
      assertThat(page.url()).contains("medida=feminino");
      assertThat(page.locator("#serie thead").innerText()).contains("sexo feminino");
      window.following(() -> page.locator("#medida").selectOption("vitimas"));

      window.following(() -> page.locator("label:has(#passo-ano)").click());
      assertThat(page.url()).contains("passo=ano");
      assertThat(page.locator("#serie tbody tr"))
          .satisfies(rows -> assertThat(rows.count()).isEqualTo(2));

      window.following(() -> page.locator("label:has(#passo-12m)").click());
      assertThat(page.locator("#linhas-titulo").innerText()).isEqualTo("Soma de 12 meses");

      window.following(() -> page.locator("#de").selectOption("2023-03"));
      assertThat(page.url()).contains("de=2023-03");
      window.following(() -> page.locator("#ate").selectOption("2023-01"));
      assertThat(page.url()).contains("de=2023-01").contains("ate=2023-01");
      window.following(
          () -> page.getByText("Tudo", new Page.GetByTextOptions().setExact(true)).click());
      assertThat(page.url()).contains("de=2022-01").contains("ate=2023-12");

      window.following(() -> page.locator("#todos-estados").click());
      assertThat(page.url()).contains("lugares=estados");
      PlaywrightAssertions.assertThat(page.locator(".multiplos figure")).hasCount(27);
      window.following(() -> page.locator("#lugares-estados").click());
      assertThat(heading(page)).contains("Brasil");

      window.following(() -> page.locator("#evento").selectOption("apreensao-de-cocaina"));
      assertThat(heading(page)).startsWith("Apreensão de Cocaína");
      assertThat(page.locator("#mapa-cabeca").innerText()).contains("só por estado");

      window.following(() -> page.locator("#evento").selectOption("mandado-de-prisao-cumprido"));
      assertThat(page.locator("#abrangencia option").allInnerTexts())
          .containsExactly("Todos, um por linha", "Estadual", "Polícia Federal");
      PlaywrightAssertions.assertThat(page.locator(".legenda-linhas .traco")).hasCount(2);
      window.following(() -> page.locator("#abrangencia").selectOption("Estadual"));
      PlaywrightAssertions.assertThat(page.locator(".legenda-linhas .traco")).hasCount(1);
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void placesAreFoundByKeyboardWithoutAccentsAndComparedUpToFive() {
    try (PanelInBrowser.Window window = panel.open()) {
      Page page = window.at("/?lugar=SP");
      page.locator("#busca-lugar").focus();
      assertThat(page.locator("#busca-lugar").getAttribute("aria-expanded")).isEqualTo("false");
      page.keyboard().type("sao paulo");
      page.locator("#lista-lugares li").first().waitFor();
      assertThat(page.locator("#busca-lugar").getAttribute("aria-expanded")).isEqualTo("true");
      page.keyboard().press("ArrowDown");
      String active = page.locator("#busca-lugar").getAttribute("aria-activedescendant");
      assertThat(page.locator("#" + active).getAttribute("aria-selected")).isEqualTo("true");
      page.keyboard().press("Escape");
      assertThat(page.locator("#lista-lugares").isVisible()).isFalse();

      for (String name : List.of("campinas", "rio de janeiro", "salvador", "boa vista", "brasil")) {
        page.locator("#busca-lugar").fill(name);
        page.locator("#lista-lugares li[id]").first().waitFor();
        page.keyboard().press("ArrowDown");
        window.following(() -> page.keyboard().press("Enter"));
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("busca-lugar");
      }
      assertThat(page.locator(".ficha").count()).isEqualTo(5);
      assertThat(page.locator("dl.cartoes .cartao").count()).isEqualTo(5);
      window.following(() -> page.locator("#lugar-BR").press("Space"));
      assertThat(page.locator(".ficha").count()).isEqualTo(4);
      page.locator("#busca-lugar").fill("zzzz");
      page.locator("#lista-lugares .vazio").waitFor();
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void backForwardAndPermalinksShowTheSameView() {
    try (PanelInBrowser.Window window = panel.open()) {
      Page page = window.at("/?lugar=SP");
      window.following(() -> page.locator("label:has(#taxa-sim)").click());
      window.following(() -> page.locator("#evento").selectOption("feminicidio"));
      String last = page.url();
      window.following(() -> page.goBack());
      assertThat(heading(page)).startsWith("Homicídio doloso");
      assertThat(page.locator("#evento").inputValue()).isEqualTo("homicidio-doloso");
      window.following(() -> page.goBack());
      assertThat(page.locator("#taxa-nao").isChecked()).isTrue();
      window.following(() -> page.goForward());
      window.following(() -> page.goForward());
      assertThat(page.url()).isEqualTo(last);
      page.locator("#serie-ordem-1").click();
      page.locator("#serie-ordem-1").click();
      String ordered = page.locator("#serie tbody").innerText();
      String shown = page.locator("#endereco").inputValue();
      assertThat(shown).startsWith(panel.address("/?")).contains("taxa=100k", "feminicidio");
      page.reload();
      window.drawn();
      assertThat(page.locator("#serie th[aria-sort]").getAttribute("aria-sort"))
          .isEqualTo("ascending");
      assertThat(page.locator("#serie tbody").innerText()).isEqualTo(ordered);
    }
  }

  @Test
  void theMapIsWalkedByKeyboardAndEnterOpens() {
    try (PanelInBrowser.Window window = panel.open()) {
      Page page = window.at("/");
      page.locator("#mapa a[tabindex='0']").focus();
      assertThat(page.evaluate("document.activeElement.dataset.uf")).isEqualTo("SP");
      page.keyboard().press("ArrowRight");
      assertThat(page.evaluate("document.activeElement.dataset.uf")).isEqualTo("RJ");
      page.keyboard().press("ArrowLeft");
      page.keyboard().press("ArrowUp");
      assertThat(page.evaluate("document.activeElement.dataset.uf")).isIn("MG", "GO");
      assertThat(page.locator("#mapa a[tabindex='0']").count()).isEqualTo(1);
      window.following(() -> page.keyboard().press("Enter"));
      assertThat(page.locator("#mapa-titulo").innerText())
          .isIn("Mapa: Minas Gerais", "Mapa: Goiás");
      page.locator("#mapa a[tabindex='0']").focus();
      page.keyboard().press("ArrowDown");
      String code = (String) page.evaluate("document.activeElement.dataset.id");
      window.following(() -> page.keyboard().press("Enter"));
      assertThat(page.url()).contains("lugar=" + code);
      window.following(() -> page.locator("#mapa-volta").press("Enter"));
      assertThat(page.locator("#mapa-titulo").innerText()).isEqualTo("Mapa do Brasil");
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void theLanguageSwitchAndTheCopyButtons() {
    try (PanelInBrowser.Window window = panel.open()) {
      window.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      Page page = window.at("/?lugar=SP&taxa=100k");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English")).click();
      window.drawn();
      assertThat(page.url()).contains("lang=en").contains("taxa=100k");
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
      assertThat(page.locator(".nao-oficial").innerText()).contains("Not an official page");
      for (String id : List.of("endereco", "endereco-api", "citacao", "embutir")) {
        page.locator("[data-copia='" + id + "']").click();
        page.waitForFunction(
            "async id => await navigator.clipboard.readText() === document.getElementById(id).value",
            id);
      }
      assertThat(page.locator("#citacao").inputValue())
          .contains("Sinesp VDE", page.locator("#endereco").inputValue());
    }
  }

  @Test
  void aFailureIsToldAndCanBeTriedAgain() {
    try (PanelInBrowser.Window window = panel.open()) {
      Page page = window.at("/?lugar=SP");
      Predicate<String> views = address -> address.contains("taxa=100k");
      page.route(views, Route::abort);
      page.locator("label:has(#taxa-sim)").click();
      page.locator("#erro").waitFor();
      assertThat(page.locator("#erro").innerText()).contains("Não foi possível");
      assertThat(heading(page)).startsWith("Homicídio doloso: São Paulo");
      page.unroute(views);
      window.following(() -> page.locator("#erro button").click());
      assertThat(page.locator("#erro").isVisible()).isFalse();
      assertThat(page.url()).contains("taxa=100k");
    }
  }
}
