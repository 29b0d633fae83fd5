package br.engdados.sinesp.painel.web.page;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A view of the page: everything that its address says.
 *
 * @param language what the page speaks
 * @param event the event
 * @param places one to five places, the ones compared
 * @param allStates whether all 27 states are shown instead of the places
 * @param from the first month
 * @param until the last month, that one too
 * @param measure the column that is summed
 * @param rate whether rates per 100,000 are drawn
 * @param step what a point of the lines stands for
 * @param area whose map is drawn: {@code BR} or a state's letters
 * @param mapChosen whether the address names the area; else it follows from the places
 * @param body the only reporting body shown, or null for all
 */
record PageView(
    Language language,
    Event event,
    List<Place> places,
    boolean allStates,
    YearMonth from,
    YearMonth until,
    String measure,
    boolean rate,
    Step step,
    String area,
    boolean mapChosen,
    String body) {
  static final int MOST_PLACES = 5;

  /** The parameters of the address that shows this view, defaults spelt out so that links last. */
  Map<String, List<String>> parameters() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("evento", List.of(event.id()));
    if (allStates) {
      parameters.put("lugares", List.of("estados"));
    } else {
      parameters.put("lugar", placeIds());
    }
    parameters.put("de", List.of(from.toString()));
    parameters.put("ate", List.of(until.toString()));
    parameters.put("medida", List.of(measure));
    if (rate) {
      parameters.put("taxa", List.of("100k"));
    }
    parameters.put("passo", List.of(step.id()));
    if (mapChosen) {
      parameters.put("mapa", List.of(area));
    }
    if (body != null) {
      parameters.put("abrangencia", List.of(body));
    }
    if (language == Language.ENGLISH) {
      parameters.put("lang", List.of("en"));
    }
    return parameters;
  }

  /** The query string of the address, without the question mark. */
  String query() {
    return QueryString.of(parameters());
  }

  List<String> placeIds() {
    return places.stream().map(Place::id).toList();
  }

  /** The parameters of the API's query for the lines and the table, as the downloads have them. */
  Map<String, List<String>> seriesQuery() {
    return seriesQuery(from, until, placeIds());
  }

  Map<String, List<String>> seriesQuery(YearMonth first, YearMonth last, List<String> placeIds) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    query.put("evento", List.of(event.id()));
    query.put("lugar", placeIds);
    query.put("passo", List.of(step.apiStep()));
    addFigures(query, first, last);
    return query;
  }

  /** The parameters of the API's query for a map. */
  Map<String, List<String>> mapQuery(String level) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    query.put("evento", List.of(event.id()));
    query.put("lugar", List.of(area));
    query.put("nivel", List.of(level));
    addFigures(query, from, until);
    return query;
  }

  private void addFigures(Map<String, List<String>> query, YearMonth first, YearMonth last) {
    query.put("de", List.of(first.toString()));
    query.put("ate", List.of(last.toString()));
    query.put("medida", List.of(measure));
    if (rate) {
      query.put("taxa", List.of("100k"));
    }
    if (body != null) {
      query.put("abrangencia", List.of(body));
    }
  }

  int months() {
    return (int) ChronoUnit.MONTHS.between(from, until) + 1;
  }

  PageView withLanguage(Language other) {
    return new PageView(
        other, event, places, allStates, from, until, measure, rate, step, area, mapChosen, body);
  }

  PageView withPeriod(YearMonth first, YearMonth last) {
    return new PageView(
        language, event, places, allStates, first, last, measure, rate, step, area, mapChosen,
        body);
  }

  /** The view of a place instead of the one that is alone; beside others it only moves the map. */
  PageView opening(Place place) {
    boolean alone = allStates || places.size() == 1;
    String opened = event.byMunicipality() && place.uf() != null ? place.uf() : Place.COUNTRY;
    return new PageView(
        language,
        event,
        alone || place.isMunicipality() ? replaced(place, alone) : places,
        false,
        from,
        until,
        measure,
        rate,
        step,
        opened,
        !alone,
        body);
  }

  private List<Place> replaced(Place place, boolean alone) {
    if (alone) {
      return List.of(place);
    }
    List<Place> more = new ArrayList<>(places);
    more.remove(place);
    more.add(place);
    return List.copyOf(more.subList(Math.max(0, more.size() - MOST_PLACES), more.size()));
  }

  PageView withAllStates() {
    return new PageView(
        language,
        event,
        List.of(),
        true,
        from,
        until,
        measure,
        rate,
        step,
        Place.COUNTRY,
        false,
        body);
  }

  /** The view whose map is the country's. */
  PageView ofCountry(Place country) {
    boolean alone = places.size() <= 1;
    return new PageView(
        language,
        event,
        alone ? List.of(country) : places,
        false,
        from,
        until,
        measure,
        rate,
        step,
        Place.COUNTRY,
        !alone,
        body);
  }
}
