package br.engdados.sinesp.painel.web;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.painel.cube.Changes;
import br.engdados.sinesp.painel.cube.Cube;
import br.engdados.sinesp.painel.query.Places;
import br.engdados.sinesp.painel.query.Population;
import br.engdados.sinesp.painel.rows.CassandraConnection;
import br.engdados.sinesp.painel.rows.RowStore;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.javalin.router.Endpoint;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The description and the server say the same, in both directions. */
final class OpenApiTest {
  private static final OpenAPI DESCRIPTION = description();

  /** The page's own, which is no part of the API. */
  private static final Set<String> PAGE = Set.of("/", "/embutir", "/pagina/{versao}/{arquivo}");

  private static PanelClient panel;

  @BeforeAll
  static void start() {
    panel =
        new PanelClient(
            new Changes()
                .municipality("RR", 1400100, "Homicídio doloso", "2023-01", 0)
                .municipality("RR", 0, "Homicídio doloso", "2023-01", 1)
                .state("RR", "Homicídio doloso", "2023-01", 83)
                .weapon("SP", "Arma de Fogo Apreendida", "2023-02", "Pistola", 10)
                .cube());
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  private static OpenAPI description() {
    ParseOptions options = new ParseOptions();
    options.setResolveFully(true);
    options.setResolve(true);
    SwaggerParseResult parsed =
        new OpenAPIV3Parser()
            .readContents(
                new String(Resource.bytes("openapi.yaml"), StandardCharsets.UTF_8), null, options);
    assertThat(parsed.getMessages()).isEmpty();
    return parsed.getOpenAPI();
  }

  @Test
  void everyRouteIsDescribedAndEveryDescriptionHasItsRoute() throws IOException {
    Set<String> routes = new TreeSet<>();
    Cube cube = new Cube();
    Places places = new Places();
    Population population = Population.load(places, Optional.empty());
    WebSettings settings =
        new WebSettings("127.0.0.1", 0, 0, 1, false, Optional.empty(), Optional.empty());
    RowStore rows =
        new RowStore(new CassandraConnection("127.0.0.1", 1, "sinesp", Optional.empty()));
    List<Routes> parts =
        PanelRoutes.of(
            new Api(cube, places, population), cube, rows, new PanelMetrics(cube), settings);
    Javalin javalin = Javalin.create(config -> parts.forEach(part -> part.add(config.routes)));
    for (Endpoint endpoint : endpoints(javalin)) {
      routes.add(endpoint.path.replace('<', '{').replace('>', '}'));
    }
    routes.removeAll(PAGE);
    assertThat(routes).isEqualTo(new TreeSet<>(DESCRIPTION.getPaths().keySet()));
  }

  private static List<Endpoint> endpoints(Javalin javalin) {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .toList();
  }

  /** What each operation needs to be answered. */
  private static String example(String path) {
    String base = path.replaceAll("\\.(json|csv|xlsx)$", "");
    String event = "evento=homicidio-doloso";
    return switch (base) {
      case "/v1/series", "/v1/mapa", "/v1/ranking", "/v1/cobertura" ->
          path + "?" + event + (base.endsWith("cobertura") ? "" : "&taxa=100k");
      case "/v1/limites/{arquivo}" -> "/v1/limites/" + Boundaries.FILE;
      case "/v1/exportacoes/{arquivo}" -> "/v1/exportacoes/nada.parquet";
      case "/problemas/{tipo}" -> "/problemas/parametros";
      case "/v1/linhas" -> path + "?uf=RR&ano=2023&" + event;
      default -> path;
    };
  }

  @Test
  void everyAnswerIsAsDescribed() {
    List<String> faults = new ArrayList<>();
    DESCRIPTION
        .getPaths()
        .forEach(
            (path, item) -> {
              HttpResponse<byte[]> response = panel.get(example(path));
              String status = Integer.toString(response.statusCode());
              assertThat(item.getGet().getResponses()).as(path).containsKey(status);
              var content = item.getGet().getResponses().get(status).getContent();
              String type =
                  response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
              assertThat(content).as(path + " " + status).containsKey(type);
              if (type.endsWith("json")) {
                check(PanelClient.json(response), content.get(type).getSchema(), path, faults);
              }
            });
    assertThat(faults).isEmpty();
  }

  @Test
  void everyDescribedParameterIsKnownAndNoOtherIs() {
    DESCRIPTION
        .getPaths()
        .forEach(
            (path, item) -> {
              HttpResponse<byte[]> unknown =
                  panel.get(
                      example(path) + (example(path).contains("?") ? "&" : "?") + "inventado=1");
              assertThat(unknown.statusCode()).as(path).isEqualTo(400);
              Set<String> known = new TreeSet<>();
              PanelClient.json(unknown)
                  .at("/erros/0/permitidos")
                  .forEach(n -> known.add(n.asText()));
              assertThat(known).as(path).isEqualTo(queryParameters(item.getGet()));
            });
  }

  private static Set<String> queryParameters(Operation operation) {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : Optional.ofNullable(operation.getParameters()).orElse(List.of())) {
      if (parameter.getIn().equals("query")) {
        names.add(parameter.getName());
      }
    }
    return names;
  }

  /** Checks members both ways: what is required is there, what is there is described. */
  @SuppressWarnings("rawtypes") // As the parser's own method has it.
  private static void check(JsonNode value, Schema<?> schema, String where, List<String> faults) {
    if (schema == null || value.isNull()) {
      if (schema != null && value.isNull() && !Boolean.TRUE.equals(schema.getNullable())) {
        faults.add(where + " is null");
      }
      return;
    }
    if (schema instanceof ArraySchema || "array".equals(schema.getType())) {
      for (int i = 0; i < value.size(); i++) {
        check(value.get(i), schema.getItems(), where + "[" + i + "]", faults);
      }
      return;
    }
    Map<String, Schema> properties = schema.getProperties();
    if (properties == null) {
      checkPlain(value, schema, where, faults);
      return;
    }
    for (String required : Optional.ofNullable(schema.getRequired()).orElse(List.of())) {
      if (!value.has(required)) {
        faults.add(where + "." + required + " is missing");
      }
    }
    for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!properties.containsKey(name)) {
        faults.add(where + "." + name + " is not described");
      } else {
        check(value.get(name), properties.get(name), where + "." + name, faults);
      }
    }
  }

  private static void checkPlain(
      JsonNode value, Schema<?> schema, String where, List<String> faults) {
    boolean right =
        switch (String.valueOf(schema.getType())) {
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          default -> true;
        };
    if (!right) {
      faults.add(where + " is no " + schema.getType() + ": " + value);
    }
    if (schema.getEnum() != null
        && !schema.getEnum().isEmpty()
        && !schema.getEnum().contains(value.asText())) {
      faults.add(where + " is none of " + schema.getEnum() + ": " + value);
    }
  }
}
