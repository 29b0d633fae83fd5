package br.engdados.sinesp.painel.cube;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All figures at one moment, whole editions only. Immutable: whoever holds it sees nothing of later
 * ones.
 */
public final class CubeVersion {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SortedMap<Integer, Year> years;
  private final List<Event> events;
  private final Map<String, Event> eventsById = new HashMap<>();
  private final AreaTotals totals;
  private final CubeCells cells;
  private final List<UnlistedPlace> unlisted;
  private final YearMonth first;
  private final YearMonth last;
  private final String edition;
  private long rows;
  private long rowsOfNoState;

  private CubeVersion(SortedMap<Integer, Year> years, Municipios municipios) {
    this.years = Collections.unmodifiableSortedMap(years);
    this.cells = new CubeCells(years, municipios.snapshot());
    this.unlisted =
        municipios.unlisted().stream()
            .map(place -> new UnlistedPlace(place.code(), place.state(), place.name()))
            .toList();
    this.totals = years.isEmpty() ? null : new AreaTotals(years.firstKey(), years.lastKey());
    EventSurvey survey = new EventSurvey();
    years.forEach(
        (year, content) -> content.blocks().forEach((key, block) -> add(survey, year, key, block)));
    this.events = survey.events();
    events.forEach(event -> eventsById.put(event.id(), event));
    this.first = events.stream().map(Event::first).min(YearMonth::compareTo).orElse(null);
    this.last = events.stream().map(Event::last).max(YearMonth::compareTo).orElse(null);
    this.edition = STAMP.format(newest()) + "-" + Long.toHexString(checksum());
  }

  static CubeVersion of(SortedMap<Integer, Year> years, Municipios municipios) {
    return new CubeVersion(years, municipios);
  }

  private void add(EventSurvey survey, int year, BlockKey key, Block block) {
    rows += block.summary().sums().allRows();
    if (key.state() == Areas.NO_STATE) {
      rowsOfNoState += block.summary().sums().allRows();
      return;
    }
    survey.add(year, key, block);
    totals.add(year, key, block.summary().sums());
  }

  private long checksum() {
    long checksum = 0;
    for (Map.Entry<Integer, Year> year : years.entrySet()) {
      checksum = checksum * 31 + year.getKey() * 7919L + year.getValue().checksum();
    }
    return checksum;
  }

  SortedMap<Integer, Year> years() {
    return years;
  }

  /**
   * Names this version: the same for the same rows of the same editions, whoever read them.
   *
   * @return letters, digits and a hyphen
   */
  public String edition() {
    return edition;
  }

  /**
   * Tells when the newest edition was taken in.
   *
   * @return the newest {@code data_extracao}
   */
  public Instant newest() {
    return Instant.ofEpochMilli(years.values().stream().mapToLong(Year::newest).max().orElse(0));
  }

  /**
   * Lists the years.
   *
   * @return of each year when its newest edition was taken in
   */
  public Map<Integer, Instant> newestByYear() {
    Map<Integer, Instant> newest = new java.util.TreeMap<>();
    years.forEach((year, content) -> newest.put(year, Instant.ofEpochMilli(content.newest())));
    return newest;
  }

  /**
   * Counts a year's rows.
   *
   * @param year a year
   * @return 0 where there is none of it
   */
  public long rows(int year) {
    return years.containsKey(year) ? years.get(year).rows() : 0;
  }

  /**
   * Counts the rows.
   *
   * @return all of them
   */
  public long rows() {
    return rows;
  }

  /**
   * Counts the rows that are in no sum: of no known state, or of the whole country.
   *
   * @return how many
   */
  public long rowsOfNoState() {
    return rowsOfNoState;
  }

  /**
   * Tells the first month with a row.
   *
   * @return null in a version without rows
   */
  public YearMonth first() {
    return first;
  }

  /**
   * Tells the last month with a row.
   *
   * @return null in a version without rows
   */
  public YearMonth last() {
    return last;
  }

  /**
   * Lists the events.
   *
   * @return all, by name
   */
  public List<Event> events() {
    return events;
  }

  /**
   * Finds an event.
   *
   * @param id its id
   * @return empty where there is none
   */
  public Optional<Event> event(String id) {
    return Optional.ofNullable(eventsById.get(id));
  }

  /**
   * Lists the codes that IBGE's list does not have.
   *
   * @return code 0 of each state, and municipalities founded later
   */
  public List<UnlistedPlace> unlisted() {
    return unlisted;
  }

  /**
   * Gives the single cells.
   *
   * @return what municipalities and labels are summed up from
   */
  public CubeCells cells() {
    return cells;
  }

  /**
   * Lists the bodies that report an event in an area.
   *
   * @param event the event
   * @param area the area's index
   * @return those with a row, in the event's order
   */
  public List<String> bodies(Event event, int area) {
    List<String> bodies = new ArrayList<>(event.bodies());
    bodies.removeIf(body -> !totals.has(event.name(), body, area));
    return bodies;
  }

  /**
   * Sums up an event in an area.
   *
   * @param event the event
   * @param body the reporting body
   * @param area the area's index
   * @param month the month
   * @param measure what is summed
   * @param withoutMunicipality only the rows that name no municipality
   * @param tally takes the sum
   */
  public void sum(
      Event event,
      String body,
      int area,
      YearMonth month,
      Measure measure,
      boolean withoutMunicipality,
      Tally tally) {
    if (years.containsKey(month.getYear())) {
      totals.addTo(tally, event.name(), body, area, month, measure, withoutMunicipality);
    }
  }
}
