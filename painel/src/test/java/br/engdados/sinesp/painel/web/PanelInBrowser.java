package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.Cube;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A panel on a free port and Debian's Chromium that looks at it. */
final class PanelInBrowser implements AutoCloseable {
  /** Where the browser is; {@code CHROMIUM} in the environment names another one. */
  static final Path EXECUTABLE =
      Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));

  /** Long enough for a machine that builds at the same time. */
  static final double PATIENCE_MILLIS = 60_000;

  private final PanelClient client;
  private final Playwright playwright;
  private final Browser browser;
  private final BrowserContext returning;

  PanelInBrowser(Cube cube) {
    client = new PanelClient(cube);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    // As root, as in a container of the continuous integration, Chromium has no sandbox; without a
    // graphics card it need not
    // pretend to have one.
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(EXECUTABLE)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    returning = browser.newContext(desktop());
  }

  static boolean isThere() {
    return Files.isExecutable(EXECUTABLE);
  }

  PanelClient client() {
    return client;
  }

  Browser browser() {
    return browser;
  }

  String address(String path) {
    return "http://127.0.0.1:" + client.port() + path;
  }

  private static Browser.NewContextOptions desktop() {
    return new Browser.NewContextOptions().setViewportSize(1280, 900);
  }

  /** Opens a window as a reader with nothing kept. */
  Window open(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    return new Window(context, context::close);
  }

  /**
   * Opens a window as a reader who has been here before: the page's files and boundaries are kept.
   */
  Window open() {
    return new Window(returning, () -> {});
  }

  @Override
  public void close() {
    playwright.close();
    client.close();
  }

  /** A window, and what the browser complained of in it. */
  final class Window implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final Runnable end;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Window(BrowserContext context, Runnable end) {
      this.context = context;
      this.end = end;
      page = context.newPage();
      page.setDefaultTimeout(PATIENCE_MILLIS);
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
              complaints.add(message.text());
            }
          });
      page.onPageError(complaints::add);
    }

    BrowserContext context() {
      return context;
    }

    Page page() {
      return page;
    }

    /** Goes to an address of the panel and waits until map and lines are drawn. */
    Page at(String path) {
      page.navigate(address(path));
      drawn();
      return page;
    }

    /** Goes to an address without waiting for what scripts draw. */
    Page plain(String path) {
      page.navigate(address(path));
      return page;
    }

    /** Waits until the view at hand is drawn. */
    void drawn() {
      page.waitForFunction(
          "() => { const table = document.getElementById('mapa-valores');"
              + " return document.getElementById('mapa').dataset.desenhado"
              + " === `${table.dataset.mapa} ${table.dataset.url}`"
              + " && !document.querySelector('main[aria-busy]'); }");
    }

    /** Does something that leads to another view, and waits for that view. */
    void following(Runnable action) {
      String before = page.url();
      action.run();
      page.waitForFunction("before => location.href !== before", before);
      drawn();
    }

    /** What the browser complained of since the window was opened. */
    List<String> complaints() {
      return List.copyOf(complaints);
    }

    @Override
    public void close() {
      page.close();
      end.run();
    }
  }
}
