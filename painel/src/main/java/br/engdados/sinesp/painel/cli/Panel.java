package br.engdados.sinesp.painel.cli;

import br.engdados.sinesp.painel.cube.Cube;
import br.engdados.sinesp.painel.cube.CubeFeed;
import br.engdados.sinesp.painel.query.Places;
import br.engdados.sinesp.painel.query.Population;
import br.engdados.sinesp.painel.rows.RowStore;
import br.engdados.sinesp.painel.web.Api;
import br.engdados.sinesp.painel.web.PanelMetrics;
import br.engdados.sinesp.painel.web.PanelRoutes;
import br.engdados.sinesp.painel.web.Routes;
import br.engdados.sinesp.painel.web.WebServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A running panel: the feed of the cube and the server. */
final class Panel implements AutoCloseable {
  private static final String SNAPSHOT = "cubo.snapshot";
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private final FutureTask<Void> feed;
  private final Thread feeding;
  private final RowStore rows;
  private final WebServer server;

  private Panel(PanelSettings settings) throws IOException {
    Cube cube = new Cube();
    feed =
        new FutureTask<>(
            new CubeFeed(
                cube,
                settings.kafka(),
                Optional.of(settings.stateDir().resolve(SNAPSHOT)),
                settings.quietTime()),
            null);
    feeding = new Thread(feed, "feed");
    feeding.setDaemon(true);
    feeding.start();
    Places places = new Places();
    Population population = Population.load(places, settings.population());
    rows = new RowStore(settings.cassandra());
    Api api = new Api(cube, places, population);
    PanelMetrics metrics = new PanelMetrics(cube);
    List<Routes> routes = new ArrayList<>(PanelRoutes.of(api, cube, rows, metrics, settings.web()));
    server = WebServer.start(settings.web(), metrics, routes);
  }

  /**
   * Starts one.
   *
   * @param settings what it is told
   * @return it, listening; figures come once the topics are read
   * @throws IOException if the file of residents cannot be read
   */
  static Panel start(PanelSettings settings) throws IOException {
    return new Panel(settings);
  }

  int port() {
    return server.port();
  }

  /** Waits for as long as it runs; the feed ends by itself only by a fault of the program. */
  void await() throws InterruptedException {
    try {
      feed.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the feed of the cube ended", e.getCause());
    }
  }

  @Override
  public void close() {
    server.close();
    feeding.interrupt();
    try {
      feeding.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    rows.close();
  }
}
