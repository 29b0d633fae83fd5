package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.Cube;
import br.engdados.sinesp.painel.rows.RowStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** The routes of the API's figures, rows and files. */
final class ApiRoutes implements Routes {
  /** The route that a request took, for metrics. */
  static final String ROUTE = "route";

  private final Api api;
  private final RowsEndpoint rows;
  private final ExportsEndpoint exports;

  ApiRoutes(Api api, Cube cube, RowStore store, WebSettings settings) {
    this.api = api;
    this.rows = new RowsEndpoint(store, cube);
    this.exports = new ExportsEndpoint(settings.exports());
  }

  @Override
  public void add(RoutesConfig routes) {
    api.paths()
        .forEach(path -> addForms(routes, path, (context, form) -> cube(context, path, form)));
    addForms(routes, Api.placesPath(), (context, form) -> cube(context, Api.placesPath(), form));
    addForms(routes, "/v1/linhas", rows::handle);
    add(routes, "/v1/exportacoes", exports::list);
    add(routes, "/v1/exportacoes/<arquivo>", exports::file);
  }

  /** Answers in one form. */
  private interface FormHandler {
    void handle(Context context, Form form) throws Exception;
  }

  private static void addForms(RoutesConfig routes, String path, FormHandler handler) {
    add(routes, path, context -> handler.handle(context, Form.JSON));
    if (!path.equals("/v1")) {
      for (Form form : Form.values()) {
        add(routes, path + "." + form.extension(), context -> handler.handle(context, form));
      }
    }
  }

  static void add(RoutesConfig routes, String path, Handler handler) {
    routes.get(
        path,
        context -> {
          context.attribute(ROUTE, path);
          handler.handle(context);
        });
  }

  private void cube(Context context, String path, Form form) throws Problem {
    Api.Question question = api.ask(path, context.queryParamMap());
    String address = path + (question.address().isEmpty() ? "" : "?" + question.address());
    context.header(
        "Link",
        context.res().getHeader("Link")
            + ", <"
            + address
            + ">; rel=\"canonical\""
            + ", <"
            + alternate(path, question, Form.CSV)
            + ">; rel=\"alternate\"; type=\"text/csv\"");
    if (form != Form.JSON) {
      context.header(
          "Content-Disposition", "attachment; filename=\"" + fileName(path, question, form) + "\"");
    }
    Replies.send(
        context,
        new Replies.Reply(
            question.tag(form),
            form.contentType(),
            Replies.WHILE,
            question.newest(),
            () -> question.bytes(form),
            bytes -> question.compressed(form, bytes)));
  }

  private static String alternate(String path, Api.Question question, Form form) {
    String file = path + "." + form.extension();
    return question.address().isEmpty() ? file : file + "?" + question.address();
  }

  /** The file says what it was filtered by. */
  private static String fileName(String path, Api.Question question, Form form) {
    String words =
        ("sinesp-" + path.substring(path.lastIndexOf('/') + 1) + "-" + question.address())
            .replaceAll("[a-z_]+=", "")
            .replaceAll("[^A-Za-z0-9-]+", "-")
            .replaceAll("-+$", "");
    int longest = 150;
    return words.substring(0, Math.min(longest, words.length())) + "." + form.extension();
  }
}
