package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.query.MapQuery;
import br.engdados.sinesp.painel.query.Places;
import br.engdados.sinesp.painel.query.RankingAnswer;
import br.engdados.sinesp.painel.query.RankingQuery;
import br.engdados.sinesp.painel.query.RankingReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code /v1/ranking}. */
final class RankingEndpoint implements Endpoint {
  private static final int LIMIT = 500;
  private static final int STANDARD_LIMIT = 20;
  private static final int PEOPLE = 300_000_000;

  private final Places places;
  private final RankingReader reader;

  RankingEndpoint(Places places, RankingReader reader) {
    this.places = places;
    this.reader = reader;
  }

  @Override
  public Prepared prepare(CubeVersion version, Parameters parameters) throws Problem {
    Optional<MapQuery> map = MapEndpoint.query(version, places, parameters);
    boolean highestFirst = parameters.choice("ordem", "maior", "menor").equals("maior");
    Optional<Integer> limit = parameters.number("limite", 1, Integer.MAX_VALUE);
    int minimum = parameters.number("min_populacao", 0, PEOPLE).orElse(0);
    parameters.check();
    if (limit.orElse(STANDARD_LIMIT) > LIMIT) {
      throw Problem.tooMuch(
          "limite=%d; no máximo %d. Todos os lugares estão em /v1/mapa e nas exportações."
              .formatted(limit.get(), LIMIT));
    }
    RankingQuery query =
        new RankingQuery(map.orElseThrow(), highestFirst, limit.orElse(STANDARD_LIMIT), minimum);
    return Prepared.of(
        MapEndpoint.normal(query.map())
            .with("ordem", highestFirst ? "maior" : "menor")
            .with("limite", query.limit())
            .with("min_populacao", minimum)
            .values(),
        () -> reader.read(version, query),
        Function.identity(),
        answer -> table(answer, query.map().rate()));
  }

  private static Table table(RankingAnswer answer, boolean rate) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "posicao",
                "lugar",
                "nome",
                "uf",
                "evento",
                "abrangencia",
                "medida",
                "valor",
                "linhas",
                "informadas"));
    if (rate) {
      columns.addAll(RateColumns.NAMES);
    }
    return new Table(columns, List.of())
        .with(
            answer.lugares(),
            place -> {
              List<Object> cells =
                  new ArrayList<>(
                      Arrays.asList(
                          place.posicao(),
                          place.lugar(),
                          place.nome(),
                          place.uf(),
                          answer.evento(),
                          answer.abrangencia(),
                          answer.medida(),
                          place.valor(),
                          place.linhas(),
                          place.informadas()));
              if (rate) {
                cells.addAll(RateColumns.cells(place.taxa()));
              }
              return cells.toArray();
            });
  }
}
