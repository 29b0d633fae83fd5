package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.Cube;
import br.engdados.sinesp.painel.rows.RowStore;
import java.util.List;

/** The routes of the API, for whoever starts the server. */
public final class PanelRoutes {
  private PanelRoutes() {}

  /**
   * Lists them.
   *
   * @param api the answers from the cube
   * @param cube how far the feed is
   * @param store the rows
   * @param metrics what was counted
   * @param settings where exports lie, whom to tell of a weakness
   * @return the routes
   */
  public static List<Routes> of(
      Api api, Cube cube, RowStore store, PanelMetrics metrics, WebSettings settings) {
    return List.of(
        new PageRoutes(api, settings),
        new ApiRoutes(api, cube, store, settings),
        new OperationRoutes(cube, metrics, settings.securityContact()));
  }
}
