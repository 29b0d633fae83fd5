package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.cube.Event;
import br.engdados.sinesp.painel.cube.Measure;
import br.engdados.sinesp.painel.cube.Split;
import br.engdados.sinesp.painel.query.Place;
import br.engdados.sinesp.painel.query.Places;
import br.engdados.sinesp.painel.query.Rate;
import br.engdados.sinesp.painel.query.SeriesAnswer;
import br.engdados.sinesp.painel.query.SeriesQuery;
import br.engdados.sinesp.painel.query.SeriesReader;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /v1/series}. */
final class SeriesEndpoint implements Endpoint {
  private static final int EVENTS = 5;

  /** As many as there are states: the page compares them all. */
  private static final int PLACES = 27;

  private static final long POINTS = 20_000;

  private final Places places;
  private final SeriesReader reader;

  SeriesEndpoint(Places places, SeriesReader reader) {
    this.places = places;
    this.reader = reader;
  }

  @Override
  public Prepared prepare(CubeVersion version, Parameters parameters) throws Problem {
    SeriesQuery query = query(version, parameters);
    if (query.points() > POINTS) {
      throw Problem.tooMuch(
          "%d pontos; no máximo %d num pedido. Peça menos lugares, eventos ou meses, ou passo=ano; tudo está nas exportações."
              .formatted(query.points(), POINTS));
    }
    return Prepared.of(
        normal(query),
        () -> reader.read(version, query),
        Function.identity(),
        SeriesEndpoint::table);
  }

  private SeriesQuery query(CubeVersion version, Parameters parameters) throws Problem {
    CommonParameters common = new CommonParameters(version, places, parameters);
    List<String> ids = parameters.many("evento", EVENTS);
    List<Event> events = ids.stream().map(common::event).flatMap(Optional::stream).toList();
    if (ids.isEmpty()) {
      parameters.fault("evento", null, "falta", null, null);
    }
    List<Place> where =
        parameters.many("lugar", PLACES).stream()
            .map(common::place)
            .flatMap(Optional::stream)
            .toList();
    final YearMonth from = common.from();
    final YearMonth to = common.to(from);
    final boolean byYear = parameters.choice("passo", "mes", "ano").equals("ano");
    final Optional<Measure> measure = common.measure();
    final boolean rate = common.rate();
    Optional<String> body =
        parameters.choiceOf(
            "abrangencia", events.stream().flatMap(e -> e.bodies().stream()).distinct().toList());
    Split filter =
        new Split(
            label(parameters, "agente", events, Event::agents),
            label(parameters, "arma", events, Event::weapons),
            label(parameters, "faixa_etaria", events, Event::ageGroups));
    parameters.check();
    return new SeriesQuery(
        events,
        where.isEmpty() ? List.of(places.brazil()) : where,
        from,
        to,
        byYear,
        measure,
        rate,
        body,
        filter);
  }

  private static String label(
      Parameters parameters,
      String name,
      List<Event> events,
      Function<Event, List<String>> labels) {
    List<String> permitted =
        events.stream().flatMap(event -> labels.apply(event).stream()).distinct().sorted().toList();
    return parameters.choiceOf(name, permitted).orElse(null);
  }

  private static Map<String, Object> normal(SeriesQuery query) {
    return new QueryText()
        .with("evento", query.events().stream().map(Event::id).toList())
        .with("lugar", query.places().stream().map(Place::id).toList())
        .with("de", query.from().toString())
        .with("ate", query.to().toString())
        .with("passo", query.byYear() ? "ano" : "mes")
        .with("medida", query.measure().map(Measure::column))
        .with("taxa", query.rate() ? "100k" : null)
        .with("abrangencia", query.body())
        .with("agente", query.filter().agente())
        .with("arma", query.filter().arma())
        .with("faixa_etaria", query.filter().faixaEtaria())
        .values();
  }

  private static Table table(SeriesAnswer answer) {
    List<SeriesAnswer.Point> points =
        answer.series().stream().flatMap(series -> series.pontos().stream()).toList();
    boolean byYear = !points.isEmpty() && points.get(0).ano() != null;
    boolean rate = points.stream().anyMatch(point -> point.taxa() != null);
    List<String> columns =
        new ArrayList<>(
            List.of("evento", "evento_nome", "lugar", "lugar_nome", "abrangencia", "medida"));
    columns.addAll(byYear ? List.of("ano", "meses") : List.of("mes"));
    columns.addAll(List.of("valor", "linhas", "informadas", "sem_municipio"));
    if (rate) {
      columns.addAll(RateColumns.NAMES);
    }
    List<List<Object>> rows = new ArrayList<>();
    for (SeriesAnswer.Series series : answer.series()) {
      for (SeriesAnswer.Point point : series.pontos()) {
        rows.add(row(series, point, byYear, rate));
      }
    }
    return new Table(columns, rows);
  }

  private static List<Object> row(
      SeriesAnswer.Series series, SeriesAnswer.Point point, boolean byYear, boolean rate) {
    List<Object> cells =
        new ArrayList<>(
            List.of(
                series.evento(),
                series.eventoNome(),
                series.lugar(),
                series.lugarNome(),
                series.abrangencia(),
                series.medida()));
    if (byYear) {
      cells.add(point.ano());
      cells.add(point.meses());
    } else {
      cells.add(point.mes());
    }
    cells.addAll(
        Arrays.asList(point.valor(), point.linhas(), point.informadas(), point.semMunicipio()));
    if (rate) {
      Rate of = point.taxa();
      cells.addAll(RateColumns.cells(of));
    }
    return cells;
  }
}
