package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.web.page.Page;
import br.engdados.sinesp.painel.web.page.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** The routes of the page and its files. */
final class PageRoutes implements Routes {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String NOT_KEPT = "no-store";
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]_-]{1,255}");

  private final Page page;
  private final boolean behindProxy;

  PageRoutes(Api api, WebSettings settings) {
    this.page = new Page((path, parameters) -> answer(api, path, parameters));
    this.behindProxy = settings.behindProxy();
  }

  private static JsonNode answer(Api api, String path, Map<String, List<String>> parameters)
      throws RefusedException {
    try {
      return api.answer(path, parameters);
    } catch (Problem e) {
      throw new RefusedException(e.kind().status(), e.getMessage(), e);
    }
  }

  @Override
  public void add(RoutesConfig routes) {
    ApiRoutes.add(routes, Page.PATH, context -> view(context, Page.PATH));
    ApiRoutes.add(
        routes,
        Page.EMBEDDED_PATH,
        context -> {
          context.header(
              "Content-Security-Policy",
              WebServer.CONTENT_POLICY.replace("frame-ancestors 'self'", "frame-ancestors *"));
          view(context, Page.EMBEDDED_PATH);
        });
    ApiRoutes.add(routes, "/pagina/{versao}/<arquivo>", this::asset);
  }

  private void view(Context context, String path) {
    Map<String, List<String>> parameters = context.queryParamMap();
    Page.Rendered rendered;
    try {
      rendered = page.render(path, parameters, baseUrl(context));
    } catch (RefusedException e) {
      rendered = page.refused(parameters, e);
    }
    byte[] html = rendered.html().getBytes(StandardCharsets.UTF_8);
    context.status(rendered.status());
    send(
        context,
        HTML,
        rendered.status() == 200 ? Replies.WHILE : NOT_KEPT,
        Long.toHexString(hash(html)),
        () -> html);
  }

  private void asset(Context context) throws Problem {
    Page.Asset asset =
        page.asset(context.pathParam("versao"), context.pathParam("arquivo"))
            .orElseThrow(
                () -> new Problem(Problem.Kind.NAO_ENCONTRADO, "não há este arquivo da página"));
    send(
        context,
        asset.contentType(),
        Replies.FOR_EVER,
        context.pathParam("versao"),
        asset::content);
  }

  private static void send(
      Context context, String type, String caching, String tag, Supplier<byte[]> bytes) {
    Replies.send(context, new Replies.Reply(tag, type, caching, Optional.empty(), bytes));
  }

  /** What the reader's browser calls this server, for links that are copied. */
  private String baseUrl(Context context) {
    String host = context.host();
    if (host == null || !HOST.matcher(host).matches()) {
      return "";
    }
    String forwarded = behindProxy ? context.header("X-Forwarded-Proto") : null;
    return ("https".equals(forwarded) ? forwarded : context.scheme()) + "://" + host;
  }

  private static long hash(byte[] bytes) {
    CRC32C hash = new CRC32C();
    hash.update(bytes);
    return hash.getValue();
  }
}
