package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.cube.Event;
import br.engdados.sinesp.painel.cube.Figure;
import br.engdados.sinesp.painel.cube.Measure;
import br.engdados.sinesp.painel.cube.Split;
import br.engdados.sinesp.painel.cube.Tally;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Answers questions for series. For any thread. */
public final class SeriesReader {
  private final Population population;

  /**
   * Makes a reader.
   *
   * @param population what rates are by
   */
  public SeriesReader(Population population) {
    this.population = population;
  }

  /**
   * Answers.
   *
   * @param version what is asked
   * @param query the question
   * @return a series for each event, place and body
   */
  public SeriesAnswer read(CubeVersion version, SeriesQuery query) {
    Caveats caveats = new Caveats();
    List<SeriesAnswer.Series> series = new ArrayList<>();
    for (Event event : query.events()) {
      for (Place place : query.places()) {
        caveats.place(event, place, query.from(), query.to());
        List<String> bodies = bodies(version, query, event, place);
        caveats.bodies(bodies);
        for (String body : bodies) {
          series.add(new OneSeries(version, query, event, place, body, caveats).read());
        }
      }
    }
    caveats.filter(!query.filter().equals(Split.NONE));
    return new SeriesAnswer(series, caveats.all());
  }

  /** Those with a row there; where none has one, the event's first, whose series then is empty. */
  private static List<String> bodies(
      CubeVersion version, SeriesQuery query, Event event, Place place) {
    if (query.body().isPresent()) {
      return List.of(query.body().get());
    }
    List<String> bodies = version.bodies(event, place.area());
    return bodies.isEmpty() ? event.bodies().subList(0, 1) : bodies;
  }

  private final class OneSeries {
    private final CubeVersion version;
    private final SeriesQuery query;
    private final Event event;
    private final Place place;
    private final String body;
    private final Caveats caveats;
    private final Measure measure;
    private final boolean split;
    private final Tally everything = new Tally();
    private final Tally everythingWithout = new Tally();

    OneSeries(
        CubeVersion version,
        SeriesQuery query,
        Event event,
        Place place,
        String body,
        Caveats caveats) {
      this.version = version;
      this.query = query;
      this.event = event;
      this.place = place;
      this.body = body;
      this.caveats = caveats;
      this.measure = query.measure().orElse(event.main());
      this.split = !query.filter().equals(Split.NONE);
    }

    SeriesAnswer.Series read() {
      List<SeriesAnswer.Point> points = new ArrayList<>();
      YearMonth month = query.from();
      while (!month.isAfter(query.to())) {
        YearMonth last = query.byYear() ? lastOfYear(month) : month;
        points.add(point(month, last));
        month = last.plusMonths(1);
      }
      caveats.withoutMunicipality(everything.figure().valor(), everythingWithout.figure().valor());
      return new SeriesAnswer.Series(
          event.id(), event.name(), place.id(), place.name(), body, measure.column(), points);
    }

    private YearMonth lastOfYear(YearMonth month) {
      YearMonth december = YearMonth.of(month.getYear(), 12);
      return december.isAfter(query.to()) ? query.to() : december;
    }

    private SeriesAnswer.Point point(YearMonth first, YearMonth last) {
      Tally tally = new Tally();
      Tally without = new Tally();
      for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
        add(month, tally, without);
      }
      everything.add(tally);
      everythingWithout.add(without);
      Figure figure = tally.figure();
      caveats.partlyReported(figure.informadas(), figure.linhas());
      Rate rate = query.rate() ? Rate.of(figure, population.of(place, first.getYear())) : null;
      caveats.rate(rate, first.getYear());
      boolean year = query.byYear();
      return new SeriesAnswer.Point(
          year ? null : first.toString(),
          year ? first.getYear() : null,
          year ? (Integer) (last.getMonthValue() - first.getMonthValue() + 1) : null,
          figure.valor(),
          figure.linhas(),
          figure.informadas(),
          without.figure().valor(),
          rate);
    }

    private void add(YearMonth month, Tally tally, Tally without) {
      if (place.isMunicipality()) {
        version
            .cells()
            .sumOfMunicipality(
                event, body, place.area(), place.code(), month, measure, query.filter(), tally);
      } else if (split) {
        version
            .cells()
            .sumOfSplit(event, body, place.area(), month, measure, query.filter(), tally);
      } else {
        version.sum(event, body, place.area(), month, measure, false, tally);
        if (event.municipal()) {
          version.sum(event, body, place.area(), month, measure, true, without);
        }
      }
    }
  }
}
