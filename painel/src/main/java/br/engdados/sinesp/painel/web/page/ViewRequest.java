package br.engdados.sinesp.painel.web.page;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an address. What it says wrongly is told and the nearest view shown instead; parameters
 * that are none of the page's (those that other sites append) are left alone.
 */
final class ViewRequest {
  /**
   * Something that the address says wrongly.
   *
   * @param parameter the parameter's name
   * @param value what it says
   * @param nearest places that may be meant
   */
  record Problem(String parameter, String value, List<Place> nearest) {}

  private static final int YEARS = 5;

  private final Map<String, List<String>> parameters;
  private final Catalogue catalogue;
  private final List<Problem> problems = new ArrayList<>();

  ViewRequest(Map<String, List<String>> parameters, Catalogue catalogue) {
    this.parameters = parameters;
    this.catalogue = catalogue;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  PageView view() {
    Event event = event();
    boolean allStates = "estados".equals(value("lugares").orElse(""));
    List<Place> places = allStates ? List.of() : places();
    YearMonth until = month("ate", catalogue.last());
    YearMonth from = month("de", firstByDefault(until));
    if (from.isAfter(until)) {
      problems.add(new Problem("de", from.toString(), List.of()));
      from = until;
    }
    Optional<String> chosen = area(event);
    return new PageView(
        Language.ofParameter(value("lang").orElse(null)),
        event,
        places,
        allStates,
        from,
        until,
        oneOf("medida", event.measures()).orElse(event.measure()),
        oneOf("taxa", List.of("100k")).isPresent(),
        step(),
        chosen.orElseGet(() -> areaOf(event, places)),
        chosen.isPresent(),
        oneOf("abrangencia", event.bodies()).orElse(null));
  }

  private Event event() {
    return value("evento")
        .map(
            id -> {
              Event event = catalogue.events().get(id);
              if (event == null) {
                problems.add(new Problem("evento", id, List.of()));
              }
              return event;
            })
        .orElseGet(catalogue::firstEvent);
  }

  private List<Place> places() {
    Set<Place> places = new LinkedHashSet<>();
    for (String given : parameters.getOrDefault("lugar", List.of())) {
      for (String id : given.split(",", -1)) {
        Place place = catalogue.places().get(id);
        if (place != null) {
          places.add(place);
        } else if (!id.isBlank()) {
          problems.add(new Problem("lugar", id, catalogue.placesLike(id)));
        }
      }
    }
    value("adicionar").ifPresent(words -> add(words, places));
    if (places.isEmpty()) {
      places.add(catalogue.places().get(Place.COUNTRY));
    }
    List<Place> list = List.copyOf(places);
    if (list.size() > PageView.MOST_PLACES) {
      list.subList(PageView.MOST_PLACES, list.size())
          .forEach(place -> problems.add(new Problem("lugar", place.id(), List.of())));
      return list.subList(0, PageView.MOST_PLACES);
    }
    return list;
  }

  /** The search field without script: its words name a place to add. */
  private void add(String words, Set<Place> places) {
    Optional<Place> named = catalogue.placeNamed(words);
    if (named.isPresent()) {
      boolean countryAlone =
          places.size() == 1 && places.iterator().next().id().equals(Place.COUNTRY);
      if (countryAlone) {
        places.clear();
      }
      places.add(named.get());
    } else {
      problems.add(new Problem("adicionar", words, catalogue.placesLike(words)));
    }
  }

  private YearMonth month(String name, YearMonth otherwise) {
    Optional<String> given = value(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    try {
      YearMonth month = YearMonth.parse(given.get());
      if (!month.isBefore(catalogue.first()) && !month.isAfter(catalogue.last())) {
        return month;
      }
    } catch (DateTimeException e) {
      // Told below, like a month that is not held.
    }
    problems.add(new Problem(name, given.get(), List.of()));
    return otherwise;
  }

  private YearMonth firstByDefault(YearMonth until) {
    YearMonth first = YearMonth.of(until.getYear() - YEARS + 1, 1);
    return first.isBefore(catalogue.first()) ? catalogue.first() : first;
  }

  private Step step() {
    Optional<String> given = value("passo");
    Optional<Step> step = given.flatMap(Step::ofId);
    if (given.isPresent() && step.isEmpty()) {
      problems.add(new Problem("passo", given.get(), List.of()));
    }
    return step.orElse(Step.MONTH);
  }

  private Optional<String> area(Event event) {
    Optional<String> given = value("mapa");
    if (given.isEmpty() || !event.byMunicipality()) {
      return Optional.empty();
    }
    Place place = catalogue.places().get(given.get());
    if (place == null || !(place.isState() || place.id().equals(Place.COUNTRY))) {
      problems.add(new Problem("mapa", given.get(), List.of()));
      return Optional.empty();
    }
    return given;
  }

  private static String areaOf(Event event, List<Place> places) {
    Set<String> states = new LinkedHashSet<>();
    places.forEach(place -> states.add(place.uf() == null ? Place.COUNTRY : place.uf()));
    return event.byMunicipality() && states.size() == 1 ? states.iterator().next() : Place.COUNTRY;
  }

  private Optional<String> oneOf(String name, List<String> permitted) {
    Optional<String> given = value(name);
    if (given.isPresent() && !permitted.contains(given.get())) {
      problems.add(new Problem(name, given.get(), List.of()));
      return Optional.empty();
    }
    return given;
  }

  private Optional<String> value(String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .filter(value -> !value.isBlank())
        .findFirst();
  }
}
