package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.cube.Event;
import br.engdados.sinesp.painel.cube.Measure;
import br.engdados.sinesp.painel.query.MapAnswer;
import br.engdados.sinesp.painel.query.MapQuery;
import br.engdados.sinesp.painel.query.MapReader;
import br.engdados.sinesp.painel.query.Place;
import br.engdados.sinesp.painel.query.Places;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code /v1/mapa}. */
final class MapEndpoint implements Endpoint {
  private final Places places;
  private final MapReader reader;

  MapEndpoint(Places places, MapReader reader) {
    this.places = places;
    this.reader = reader;
  }

  @Override
  public Prepared prepare(CubeVersion version, Parameters parameters) throws Problem {
    Optional<MapQuery> query = query(version, places, parameters);
    parameters.check();
    MapQuery asked = query.orElseThrow();
    return Prepared.of(
        normal(asked).values(),
        () -> reader.read(version, asked),
        Function.identity(),
        answer -> table(answer, asked));
  }

  /** Reads the question; empty where a fault was found that keeps it from being one. */
  static Optional<MapQuery> query(CubeVersion version, Places places, Parameters parameters) {
    CommonParameters common = new CommonParameters(version, places, parameters);
    Optional<Event> event = common.oneEvent();
    Place place = common.area();
    boolean byMunicipality = parameters.choice("nivel", "municipio", "uf").equals("municipio");
    YearMonth from = common.from();
    YearMonth to = common.to(from);
    Optional<Measure> measure = common.measure();
    boolean rate = common.rate();
    if (event.isEmpty()) {
      parameters.one("abrangencia");
      return Optional.empty();
    }
    return Optional.of(
        new MapQuery(
            event.get(),
            place,
            byMunicipality,
            from,
            to,
            measure.orElse(event.get().main()),
            rate,
            common.body(event.get())));
  }

  static QueryText normal(MapQuery query) {
    return new QueryText()
        .with("evento", query.event().id())
        .with("lugar", query.place().id())
        .with("nivel", query.byMunicipality() ? "municipio" : "uf")
        .with("de", query.from().toString())
        .with("ate", query.to().toString())
        .with("medida", query.measure().column())
        .with("taxa", query.rate() ? "100k" : null)
        .with("abrangencia", query.body());
  }

  private Table table(MapAnswer answer, MapQuery query) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "codigo",
                "nome",
                "uf",
                "evento",
                "abrangencia",
                "medida",
                "de",
                "ate",
                "valor",
                "linhas",
                "informadas"));
    if (query.rate()) {
      columns.addAll(RateColumns.NAMES);
    }
    List<List<Object>> rows = new ArrayList<>();
    for (MapAnswer.Located located : answer.lugares()) {
      Place place = located.place();
      List<Object> cells =
          cells(answer, query, place.code(), place.name(), places.state(place.area()).id());
      cells.addAll(
          Arrays.asList(
              located.figure().valor(), located.figure().linhas(), located.figure().informadas()));
      if (query.rate()) {
        cells.addAll(RateColumns.cells(located.rate()));
      }
      rows.add(cells);
    }
    for (MapAnswer.Unlisted unlisted : answer.semLimite()) {
      List<Object> cells =
          cells(answer, query, unlisted.codigo(), unlisted.municipio(), unlisted.uf());
      cells.addAll(Arrays.asList(unlisted.valor(), unlisted.linhas(), unlisted.informadas()));
      rows.add(padded(cells, columns.size()));
    }
    return new Table(columns, rows);
  }

  private static List<Object> cells(
      MapAnswer answer, MapQuery query, int code, String name, String uf) {
    return new ArrayList<>(
        List.of(
            code,
            name,
            uf,
            answer.evento(),
            answer.abrangencia(),
            answer.medida(),
            query.from().toString(),
            query.to().toString()));
  }

  private static List<Object> padded(List<Object> cells, int length) {
    while (cells.size() < length) {
      cells.add(null);
    }
    return cells;
  }
}
