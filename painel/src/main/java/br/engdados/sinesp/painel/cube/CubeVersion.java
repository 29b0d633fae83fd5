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

  /** The sums of an area: all its rows, and those that name no municipality. */
  private record AreaSums(MonthSums all, MonthSums withoutMunicipality) {}

  private record SumsKey(String tipoCrime, String abrangencia, int area) {}

  private final SortedMap<Integer, Year> years;
  private final List<Event> events;
  private final Map<String, Event> eventsById = new HashMap<>();
  private final Map<SumsKey, AreaSums> sums = new HashMap<>();
  private final List<Map<Integer, Integer>> places;
  private final List<UnlistedPlace> unlisted;
  private final YearMonth first;
  private final YearMonth last;
  private final String edition;
  private long rows;
  private long rowsOfNoState;

  private CubeVersion(SortedMap<Integer, Year> years, Municipios municipios) {
    this.years = Collections.unmodifiableSortedMap(years);
    this.places = municipios.snapshot();
    this.unlisted =
        municipios.unlisted().stream()
            .map(place -> new UnlistedPlace(place.code(), place.state(), place.name()))
            .toList();
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
    rows += block.sums().allRows();
    if (key.state() == Areas.NO_STATE) {
      rowsOfNoState += block.sums().allRows();
      return;
    }
    survey.add(year, key, block);
    int offset = (year - years.firstKey()) * Block.MONTHS;
    int months = (years.lastKey() - years.firstKey() + 1) * Block.MONTHS;
    for (int area : new int[] {key.state(), Areas.regionOf(key.state()), Areas.BRAZIL}) {
      AreaSums of =
          sums.computeIfAbsent(
              new SumsKey(key.tipoCrime(), key.abrangencia(), area),
              ignored -> new AreaSums(new MonthSums(months), new MonthSums(months)));
      of.all().addAll(block.sums(), offset);
      if (!key.municipal()) {
        of.withoutMunicipality().addAll(block.sums(), offset);
      }
    }
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
   * Lists the bodies that report an event in an area.
   *
   * @param event the event
   * @param area the area's index
   * @return those with a row, in the event's order
   */
  public List<String> bodies(Event event, int area) {
    List<String> bodies = new ArrayList<>(event.bodies());
    bodies.removeIf(body -> !sums.containsKey(new SumsKey(event.name(), body, area)));
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
    AreaSums of = sums.get(new SumsKey(event.name(), body, area));
    if (of == null || !years.containsKey(month.getYear())) {
      return;
    }
    int index = (month.getYear() - years.firstKey()) * Block.MONTHS + month.getMonthValue() - 1;
    (withoutMunicipality ? of.withoutMunicipality() : of.all()).addTo(tally, index, measure);
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
    Integer place = places.get(state).get(code);
    if (place != null) {
      add(event, body, state, true, place, month, measure, filter, tally);
    }
  }

  /** Takes what a municipality's cells add up to. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes it.
     *
     * @param code the municipality's code
     * @param tally the sum; valid during the call only
     */
    void visit(int code, Tally tally);
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
   * @param visitor takes all of IBGE's list, and others that have a row in any event
   */
  public void forEachMunicipality(
      Event event,
      String body,
      int state,
      YearMonth from,
      YearMonth to,
      Measure measure,
      Visitor visitor) {
    List<Block> blocks = new ArrayList<>();
    List<int[]> months = new ArrayList<>();
    for (int year = from.getYear(); year <= to.getYear(); year++) {
      Block block = block(event, body, state, true, year);
      if (block != null) {
        blocks.add(block);
        months.add(
            new int[] {
              year == from.getYear() ? from.getMonthValue() : 1,
              year == to.getYear() ? to.getMonthValue() : Block.MONTHS
            });
      }
    }
    places
        .get(state)
        .forEach(
            (code, place) -> {
              Tally tally = new Tally();
              for (int i = 0; i < blocks.size(); i++) {
                for (int month = months.get(i)[0]; month <= months.get(i)[1]; month++) {
                  blocks.get(i).addTo(tally, Block.cell(place, month), measure, Split.NONE);
                }
              }
              visitor.visit(code, tally);
            });
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
