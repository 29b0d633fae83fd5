package br.engdados.sinesp.painel.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: what goes for every request, and the routes. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS");
  private static final int THREADS = 48;
  private static final int HEADERS = 8_192;
  private static final long IDLE_MILLIS = 30_000;
  private static final long STOP_MILLIS = 5_000;
  private static final int LONGEST_LOGGED = 200;
  private static final String LINKS =
      "</v1/fontes>; rel=\"license\", </v1/fontes>; rel=\"cite-as\", </openapi.yaml>; rel=\"service-desc\", </catalogo.jsonld>; rel=\"describedby\"";

  /** No inline script or style, nothing from elsewhere. */
  static final String CONTENT_POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

  private final WebSettings settings;
  private final PanelMetrics metrics;
  private final RateLimiter limiter;
  private final Javalin javalin;

  private WebServer(WebSettings settings, PanelMetrics metrics, List<Routes> routes) {
    this.settings = settings;
    this.metrics = metrics;
    this.limiter = new RateLimiter(settings.rateLimit(), settings.burst());
    this.javalin = Javalin.create(config -> configure(config, routes));
  }

  /**
   * Starts it.
   *
   * @param settings how to listen
   * @param metrics takes what is counted
   * @param routes what to answer
   * @return the running server
   * @throws io.javalin.util.JavalinException if the port is taken
   */
  public static WebServer start(WebSettings settings, PanelMetrics metrics, List<Routes> routes) {
    WebServer server = new WebServer(settings, metrics, routes);
    server.javalin.start(settings.host(), settings.port());
    return server;
  }

  /**
   * Tells where it listens.
   *
   * @return the port
   */
  public int port() {
    return javalin.port();
  }

  /** Ends after the requests under way, or after some seconds. */
  @Override
  public void close() {
    javalin.stop();
  }

  private void configure(JavalinConfig config, List<Routes> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.threadPool = new QueuedThreadPool(THREADS, 4);
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new ErrorPage());
          server.setStopTimeout(STOP_MILLIS);
        });
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setSendDateHeader(true);
          http.setRequestHeaderSize(HEADERS);
          http.setIdleTimeout(IDLE_MILLIS);
          http.setUriCompliance(UriCompliance.DEFAULT);
        });
    config.requestLogger.http(this::log);
    addCommon(config.routes);
    routes.forEach(part -> part.add(config.routes));
  }

  private void addCommon(RoutesConfig routes) {
    routes.before(this::begin);
    routes.exception(Problem.class, WebServer::send);
    routes.exception(
        Exception.class,
        (failure, context) -> {
          LOG.error("event=request-failed path={}", shown(context.path()), failure);
          send(new Problem(Problem.Kind.ERRO, "uma falha do programa; ficou registrada"), context);
        });
    routes.error(
        404,
        context -> {
          if (context.attribute("problem") == null) {
            send(new Problem(Problem.Kind.NAO_ENCONTRADO, "não há nada neste endereço"), context);
          }
        });
  }

  private void begin(Context context) throws Problem {
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Content-Security-Policy", CONTENT_POLICY);
    context.header("Cross-Origin-Resource-Policy", "cross-origin");
    context.header("Permissions-Policy", "geolocation=(), camera=(), microphone=()");
    context.header("Access-Control-Allow-Origin", "*");
    context.header(
        "Access-Control-Expose-Headers", "ETag, Link, Last-Modified, Retry-After, Content-Range");
    context.header("Link", LINKS);
    if (!METHODS.contains(context.req().getMethod())) {
      context.header("Allow", "GET, HEAD, OPTIONS");
      throw new Problem(Problem.Kind.METODO, "esta API só lê");
    }
    if (!OperationRoutes.UNLIMITED.contains(context.path())
        && !limiter.allows(address(context), System.nanoTime())) {
      metrics.limited();
      context.header("Retry-After", "1");
      throw new Problem(
          Problem.Kind.PEDIDOS_DEMAIS,
          "mais de %d pedidos por segundo deste endereço".formatted(settings.rateLimit()));
    }
    if (context.req().getMethod().equals("OPTIONS")) {
      context.header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
      context.header("Access-Control-Allow-Headers", "If-None-Match, Range");
      context.header("Access-Control-Max-Age", "86400");
      context.status(204).skipRemainingHandlers();
    }
  }

  private String address(Context context) {
    String forwarded = settings.behindProxy() ? context.header("X-Forwarded-For") : null;
    return forwarded == null
        ? context.req().getRemoteAddr()
        : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
  }

  private static void send(Problem problem, Context context) {
    context.attribute("problem", problem);
    context.removeHeader("Content-Disposition");
    context.status(problem.kind().status());
    context.header("Cache-Control", "no-store");
    if (problem.kind() == Problem.Kind.CARREGANDO) {
      context.header("Retry-After", "5");
    }
    context.contentType("application/problem+json");
    context.result(Json.bytes(problem.body(shown(context.path()))));
  }

  private void log(Context context, Float millis) {
    String route = context.attribute(ApiRoutes.ROUTE);
    int status = context.statusCode();
    metrics.answered(route == null ? "other" : route, status, millis / 1000.0);
    if (status >= 400 && status != 429 && !OperationRoutes.UNLIMITED.contains(context.path())) {
      LOG.info(
          "event=refused status={} method={} path={} query={}",
          status,
          shown(context.req().getMethod()),
          shown(context.path()),
          shown(context.queryString()));
    }
  }

  /** Text from outside in a log or an answer: short, and nothing that could pass for a line. */
  private static String shown(String text) {
    if (text == null) {
      return "-";
    }
    String plain = text.replaceAll("[^\\x21-\\x7e\\u00a1-\\uffff]", "?");
    return plain.length() <= LONGEST_LOGGED ? plain : plain.substring(0, LONGEST_LOGGED) + "…";
  }
}
