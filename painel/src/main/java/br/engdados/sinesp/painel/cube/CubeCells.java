package br.engdados.sinesp.painel.cube;

import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;

/** The cells of a version, for sums that are not kept. Immutable. */
public final class CubeCells {
  private final SortedMap<Integer, Year> years;
  private final List<PlaceNumbers> places;

  /**
   * Takes what a version has.
   *
   * @param years the years
   * @param places the municipalities of each state
   */
  CubeCells(SortedMap<Integer, Year> years, List<PlaceNumbers> places) {
    this.years = years;
    this.places = places;
  }

  /**
   * Sums up only the rows with some labels, in an area.
   *
   * @param event the event
   * @param body the reporting body
   * @param area the area's index
   * @param month the month
   * @param measure what is summed
   * @param filter the labels
   * @param tally takes the sum
   */
  public void sumOfSplit(
      Event event,
      String body,
      int area,
      YearMonth month,
      Measure measure,
      Split filter,
      Tally tally) {
    for (int state = 0; state < Areas.STATE_COUNT; state++) {
      if (Areas.contains(area, state)) {
        add(event, body, state, false, 0, month, measure, filter, tally);
        if (event.municipal()) {
          for (int place = 0; place < places.get(state).size(); place++) {
            add(event, body, state, true, place, month, measure, filter, tally);
          }
        }
      }
    }
  }

  /**
   * Sums up an event in a municipality.
   *
   * @param event the event
   * @param body the reporting body
   * @param state the state's index
   * @param code the municipality's code
   * @param month the month
   * @param measure what is summed
   * @param filter the labels, {@link Split#NONE} for all rows
   * @param tally takes the sum
   */
  public void sumOfMunicipality(
      Event event,
      String body,
      int state,
      int code,
      YearMonth month,
      Measure measure,
      Split filter,
      Tally tally) {
    int place = places.get(state).find(code);
    if (place != PlaceNumbers.NONE) {
      add(event, body, state, true, place, month, measure, filter, tally);
    }
  }

  /**
   * Sums up an event in each municipality of a state.
   *
   * @param event the event
   * @param body the reporting body
   * @param state the state's index
   * @param from the first month
   * @param to the last month, that one too
   * @param measure what is summed
   * @return the sums
   */
  public MunicipalitySums sumsOfMunicipalities(
      Event event, String body, int state, YearMonth from, YearMonth to, Measure measure) {
    MunicipalitySums sums = new MunicipalitySums(places.get(state), measure);
    for (int year = from.getYear(); year <= to.getYear(); year++) {
      Block block = block(event, body, state, true, year);
      if (block != null) {
        int first = year == from.getYear() ? from.getMonthValue() : 1;
        int last = year == to.getYear() ? to.getMonthValue() : Block.MONTHS;
        block.addTo(sums, first, last, measure);
      }
    }
    return sums;
  }

  private void add(
      Event event,
      String body,
      int state,
      boolean municipal,
      int place,
      YearMonth month,
      Measure measure,
      Split filter,
      Tally tally) {
    Block block = block(event, body, state, municipal, month.getYear());
    if (block != null) {
      block.addTo(tally, Block.cell(place, month.getMonthValue()), measure, filter);
    }
  }

  private Block block(Event event, String body, int state, boolean municipal, int year) {
    Year of = years.get(year);
    return of == null ? null : of.blocks().get(new BlockKey(event.name(), body, state, municipal));
  }
}
