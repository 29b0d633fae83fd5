package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.Event;
import br.engdados.sinesp.painel.cube.Measure;
import br.engdados.sinesp.painel.cube.Split;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Asks for series.
 *
 * @param events the events
 * @param places the places
 * @param from the first month
 * @param to the last month, that one too
 * @param byYear whether the points are years
 * @param measure what is summed; empty for what each event mainly counts
 * @param rate whether rates are wanted
 * @param body the only reporting body; empty for a series of each
 * @param filter the labels; {@link Split#NONE} for all rows
 */
public record SeriesQuery(
    List<Event> events,
    List<Place> places,
    YearMonth from,
    YearMonth to,
    boolean byYear,
    Optional<Measure> measure,
    boolean rate,
    Optional<String> body,
    Split filter) {
  public SeriesQuery {
    events = List.copyOf(events);
    places = List.copyOf(places);
  }

  /**
   * Counts the points of an answer with one body.
   *
   * @return how many
   */
  public long points() {
    long steps =
        byYear ? to.getYear() - from.getYear() + 1L : ChronoUnit.MONTHS.between(from, to) + 1;
    return steps * events.size() * places.size();
  }
}
