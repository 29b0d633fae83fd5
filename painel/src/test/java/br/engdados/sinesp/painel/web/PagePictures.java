package br.engdados.sinesp.painel.web;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Takes the guide's pictures; no test of the build: {@code scripts/painel-pictures.sh} runs it. */
final class PagePictures {
  private static final Path FOLDER = Path.of(System.getenv("PAINEL_PICTURES"));

  /** Playwright itself writes no WebP, which is a third of the bytes. */
  private static final int QUALITY = 80;

  @Test
  void take() throws IOException {
    try (PanelInBrowser panel =
        new PanelInBrowser(RealFigures.cube(Path.of(System.getenv("SINESP_FILES"))))) {
      Browser.NewContextOptions desktop =
          new Browser.NewContextOptions().setViewportSize(1200, 1060);
      take(panel, desktop, "/", "brasil", false);
      take(panel, desktop, "/?lugar=RJ&taxa=100k&de=2023-01", "estado", false);
      take(
          panel,
          desktop.setColorScheme(ColorScheme.DARK),
          "/?lugar=BA&lugar=RJ&lugar=SP&lugar=S&passo=12m&lang=en",
          "dark-english",
          false);
      take(
          panel,
          new Browser.NewContextOptions().setViewportSize(1200, 1060),
          "/?lugares=estados&taxa=100k",
          "estados",
          false);
      take(
          panel,
          new Browser.NewContextOptions().setViewportSize(360, 1500),
          "/?lugar=3304557&de=2022-01",
          "telefone",
          false);
      take(
          panel,
          new Browser.NewContextOptions().setViewportSize(1200, 900).setJavaScriptEnabled(false),
          "/?lugar=RR&lugar=AM",
          "sem-script",
          true);
    }
  }

  private static void take(
      PanelInBrowser panel,
      Browser.NewContextOptions options,
      String address,
      String name,
      boolean plain)
      throws IOException {
    try (PanelInBrowser.Window window = panel.open(options)) {
      Page page = plain ? window.plain(address) : window.at(address);
      JsonObject wanted = new JsonObject();
      wanted.addProperty("format", "webp");
      wanted.addProperty("quality", QUALITY);
      String picture =
          window
              .context()
              .newCDPSession(page)
              .send("Page.captureScreenshot", wanted)
              .get("data")
              .getAsString();
      Files.write(FOLDER.resolve("painel-" + name + ".webp"), Base64.getDecoder().decode(picture));
    }
  }
}
