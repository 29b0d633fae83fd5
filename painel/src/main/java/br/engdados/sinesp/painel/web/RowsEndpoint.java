package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.painel.cube.Areas;
import br.engdados.sinesp.painel.cube.Cube;
import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.cube.Event;
import br.engdados.sinesp.painel.rows.RowStore;
import br.engdados.sinesp.painel.rows.RowsPage;
import br.engdados.sinesp.painel.rows.RowsQuery;
import br.engdados.sinesp.painel.rows.RowsUnavailableException;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/linhas}: rows as they are stored, from Cassandra. */
final class RowsEndpoint {
  private static final int LIMIT = 10_000;
  private static final int STANDARD_LIMIT = 1_000;
  private static final int LONGEST_CURSOR = 2_000;
  private static final int LONGEST_EVENT = 200;

  private final RowStore store;
  private final Cube cube;
  private final Cursor cursor = new Cursor();

  RowsEndpoint(RowStore store, Cube cube) {
    this.store = store;
    this.cube = cube;
  }

  /** The answer. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Answer(Map<String, Object> consulta, List<Map<String, Object>> linhas, String proxima) {}

  private record Question(RowsQuery query, int limit, Map<String, Object> normal) {
    /** What a cursor is bound to. */
    String text(String edition) {
      return edition + "?" + QueryText.of(normal);
    }
  }

  void handle(Context context, Form form) throws Problem, InterruptedException {
    Parameters parameters = new Parameters(context.queryParamMap());
    Optional<String> page = parameters.one("pagina");
    Question question = question(parameters);
    String edition = cube.version().map(CubeVersion::edition).orElse("");
    Optional<ByteBuffer> from = Optional.empty();
    if (page.isPresent()) {
      from =
          page.filter(text -> text.length() <= LONGEST_CURSOR)
              .flatMap(text -> cursor.read(text, question.text(edition)));
      if (from.isEmpty()) {
        throw new Problem(
            Problem.Kind.EDICAO_MUDOU,
            "pagina não é desta consulta e desta edição: comece de novo, sem pagina");
      }
    }
    RowsPage rows = read(question, from);
    String next =
        rows.next()
            .map(state -> cursor.write(state, question.text(edition)))
            .map(text -> context.path() + "?" + QueryText.of(question.normal()) + "&pagina=" + text)
            .orElse(null);
    send(context, form, question, rows, next);
  }

  private RowsPage read(Question question, Optional<ByteBuffer> from)
      throws Problem, InterruptedException {
    try {
      return store.read(question.query(), question.limit(), from);
    } catch (RowsUnavailableException e) {
      throw new Problem(Problem.Kind.LINHAS_INDISPONIVEIS, e.getMessage());
    }
  }

  private static void send(
      Context context, Form form, Question question, RowsPage page, String next) {
    if (next != null) {
      context.header("Link", context.res().getHeader("Link") + ", <" + next + ">; rel=\"next\"");
    }
    // Rows change with every batch of the consumer: nobody is told to keep them.
    context.header("Cache-Control", "no-cache");
    context.contentType(form.contentType());
    List<List<Object>> cells = new ArrayList<>();
    page.rows().forEach(row -> cells.add(new ArrayList<>(row.values())));
    Table table = new Table(page.columns(), cells);
    context.result(
        switch (form) {
          case JSON -> Json.bytes(new Answer(question.normal(), page.rows(), next));
          case CSV -> TableForms.csv(table);
          case XLSX -> TableForms.xlsx(table, Map.of("consulta", QueryText.of(question.normal())));
        });
  }

  private Question question(Parameters parameters) throws Problem {
    List<String> datasets = List.of(Dataset.values()).stream().map(Dataset::id).toList();
    final Dataset dataset =
        parameters.choiceOf("conjunto", datasets).map(Dataset::ofId).orElse(Dataset.VDE);
    final Granularidade granularidade =
        Granularidade.ofCode(parameters.choice("granularidade", "municipio", "estado", "geral"));
    final String uf = uf(parameters, granularidade);
    Optional<String> event = parameters.required("evento");
    if (event.isPresent() && event.get().length() > LONGEST_EVENT) {
      parameters.fault("evento", event.get(), "no máximo " + LONGEST_EVENT + " letras", null, null);
    }
    Optional<Integer> year = parameters.number("ano", 1900, 9999);
    if (year.isEmpty() && parameters.one("ano").isEmpty()) {
      parameters.fault("ano", null, "falta", null, null);
    }
    Optional<Integer> month = parameters.number("mes", 1, 12);
    Optional<Integer> code = parameters.number("codigo_municipio", 0, 9_999_999);
    if (code.isPresent() && (month.isEmpty() || granularidade != Granularidade.MUNICIPIO)) {
      parameters.fault(
          "codigo_municipio",
          code.get().toString(),
          "só com mes e granularidade=municipio",
          null,
          null);
    }
    Optional<Integer> limit = parameters.number("limite", 1, Integer.MAX_VALUE);
    parameters.check();
    if (limit.orElse(STANDARD_LIMIT) > LIMIT) {
      throw Problem.tooMuch(
          "limite=%d; no máximo %d por página. Tudo está nas exportações."
              .formatted(limit.get(), LIMIT));
    }
    String name = event.map(this::nameOf).orElseThrow();
    RowsQuery query =
        new RowsQuery(granularidade, dataset, uf, name, year.orElseThrow(), month, code);
    Map<String, Object> normal =
        new QueryText()
            .with("conjunto", dataset.id())
            .with("granularidade", granularidade.code())
            .with("uf", uf)
            .with("evento", name)
            .with("ano", query.ano())
            .with("mes", month)
            .with("codigo_municipio", code)
            .with("limite", limit.orElse(STANDARD_LIMIT))
            .values();
    return new Question(query, limit.orElse(STANDARD_LIMIT), normal);
  }

  private static String uf(Parameters parameters, Granularidade granularidade) {
    Optional<String> uf = parameters.one("uf").map(value -> value.toUpperCase(Locale.ROOT));
    if (granularidade == Granularidade.GERAL) {
      if (uf.isPresent()) {
        parameters.fault("uf", uf.get(), "não com granularidade=geral", null, null);
      }
      return null;
    }
    List<String> states = Areas.states().stream().map(state -> state.uf()).toList();
    if (uf.isEmpty() || !states.contains(uf.get())) {
      parameters.fault("uf", uf.orElse(null), "não é uma das 27", states, null);
      return null;
    }
    return uf.get();
  }

  /** An event's id stands for its name; older datasets have names of their own. */
  private String nameOf(String event) {
    return cube.version().flatMap(version -> version.event(event)).map(Event::name).orElse(event);
  }
}
