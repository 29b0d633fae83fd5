package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.Cube;
import br.engdados.sinesp.painel.cube.CubeVersion;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** The routes of what describes and operates the service. */
final class OperationRoutes implements Routes {
  /** What monitoring asks is not counted against it. */
  static final Set<String> UNLIMITED = Set.of("/v1/saude", "/v1/pronto", "/v1/metrics", "/metrics");

  private static final Duration SECURITY_TEXT_VALID = Duration.ofDays(180);
  private static final byte[] OPENAPI = Resource.bytes("openapi.yaml");

  private final Cube cube;
  private final PanelMetrics metrics;
  private final Optional<String> securityContact;

  OperationRoutes(Cube cube, PanelMetrics metrics, Optional<String> securityContact) {
    this.cube = cube;
    this.metrics = metrics;
    this.securityContact = securityContact;
  }

  @Override
  public void add(RoutesConfig routes) {
    ApiRoutes.add(routes, "/v1/saude", this::health);
    ApiRoutes.add(routes, "/v1/pronto", this::ready);
    ApiRoutes.add(routes, "/v1/metrics", this::metrics);
    ApiRoutes.add(routes, "/metrics", this::metrics);
    ApiRoutes.add(
        routes,
        "/openapi.yaml",
        context -> fixed(context, "openapi", "application/yaml; charset=utf-8", OPENAPI));
    ApiRoutes.add(
        routes,
        "/v1/fontes",
        context -> fixed(context, "fontes", Form.JSON.contentType(), Json.bytes(Sources.ALL)));
    ApiRoutes.add(routes, "/v1/limites/{arquivo}", OperationRoutes::boundaries);
    ApiRoutes.add(routes, "/catalogo.jsonld", this::catalogue);
    ApiRoutes.add(routes, "/problemas/{tipo}", OperationRoutes::problem);
    ApiRoutes.add(routes, "/.well-known/security.txt", this::securityText);
  }

  private static void withoutParameters(Context context) throws Problem {
    new Parameters(context.queryParamMap()).check();
  }

  private void health(Context context) throws Problem {
    withoutParameters(context);
    context.header("Cache-Control", "no-store").contentType(Form.JSON.contentType());
    context.result(Json.bytes(Health.of(cube)));
  }

  private void ready(Context context) throws Problem {
    Health health = Health.of(cube);
    if (!health.situacao().equals("pronto")) {
      throw new Problem(
          Problem.Kind.CARREGANDO,
          "lidos %d registros, faltam %s%s"
              .formatted(
                  health.registrosLidos(),
                  health.registrosFaltantes() == null ? "?" : health.registrosFaltantes(),
                  health.impedimento() == null ? "" : "; " + health.impedimento()));
    }
    health(context);
  }

  private void metrics(Context context) throws Problem {
    withoutParameters(context);
    context.header("Cache-Control", "no-store").contentType(PanelMetrics.CONTENT_TYPE);
    context.result(metrics.text());
  }

  private static void fixed(Context context, String name, String type, byte[] bytes)
      throws Problem {
    withoutParameters(context);
    Replies.send(
        context,
        new Replies.Reply(
            name + "-" + Build.fingerprint(), type, Replies.WHILE, Optional.empty(), () -> bytes));
  }

  private static void boundaries(Context context) throws Problem {
    withoutParameters(context);
    if (!context.pathParam("arquivo").equals(Boundaries.FILE)) {
      throw new Problem(Problem.Kind.NAO_ENCONTRADO, "o arquivo dos limites é " + Boundaries.FILE);
    }
    Replies.send(
        context,
        new Replies.Reply(
            Boundaries.FILE,
            Form.JSON.contentType(),
            Replies.FOR_EVER,
            Optional.empty(),
            () -> Boundaries.BYTES,
            bytes -> Boundaries.compressed()));
  }

  private void catalogue(Context context) throws Problem {
    withoutParameters(context);
    CubeVersion version =
        cube.version()
            .orElseThrow(
                () -> new Problem(Problem.Kind.CARREGANDO, "ainda não há edição completa"));
    Replies.send(
        context,
        new Replies.Reply(
            version.edition() + "-catalogo-" + Build.fingerprint(),
            "application/ld+json",
            Replies.WHILE,
            Optional.of(version.newest()),
            () -> Catalogue.of(version)));
  }

  private static void problem(Context context) throws Problem {
    withoutParameters(context);
    String text =
        ProblemTexts.of(context.pathParam("tipo"))
            .orElseThrow(() -> new Problem(Problem.Kind.NAO_ENCONTRADO, "não há esse problema"));
    fixed(
        context,
        "problema",
        "text/plain; charset=utf-8",
        (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void securityText(Context context) throws Problem {
    withoutParameters(context);
    String contact =
        securityContact.orElseThrow(
            () ->
                new Problem(
                    Problem.Kind.NAO_ENCONTRADO,
                    "quem opera este painel não disse a quem avisar (--security-contact)"));
    Instant expires = Instant.now().plus(SECURITY_TEXT_VALID).truncatedTo(ChronoUnit.DAYS);
    context.contentType("text/plain; charset=utf-8");
    context.result(
        "Contact: %s\nExpires: %s\nPreferred-Languages: pt, en\n".formatted(contact, expires));
  }
}
