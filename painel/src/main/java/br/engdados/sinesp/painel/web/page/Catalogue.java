package br.engdados.sinesp.painel.web.page;

import br.engdados.sinesp.contract.reference.TextFolding;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be asked for at this moment.
 *
 * @param edition the version of all figures
 * @param extracted when the newest edition was taken in
 * @param first the first month that is held
 * @param last the last month that is held
 * @param events the events by their ids, in the order of their names
 * @param places the places by their ids: country, regions, states, municipalities
 * @param smallPopulation below so many residents a rate is marked
 * @param boundariesUrl where the boundaries are
 */
record Catalogue(
    String edition,
    Instant extracted,
    YearMonth first,
    YearMonth last,
    Map<String, Event> events,
    Map<String, Place> places,
    int smallPopulation,
    String boundariesUrl) {
  private static final int NEAREST = 5;
  private static final String FIRST_EVENT = "homicidio-doloso";

  static Catalogue read(Answers answers, Map<String, Place> places) throws RefusedException {
    JsonNode start = answers.get("/v1", Map.of());
    Map<String, Event> events = new LinkedHashMap<>();
    for (JsonNode node : answers.get("/v1/eventos", Map.of()).path("eventos")) {
      Event event = Event.of(node);
      events.put(event.id(), event);
    }
    return new Catalogue(
        start.path("edicao").asText(),
        Instant.parse(start.path("data_extracao").asText()),
        YearMonth.parse(start.path("primeiro_mes").asText()),
        YearMonth.parse(start.path("ultimo_mes").asText()),
        events,
        places,
        start.path("populacao").path("populacao_pequena").asInt(),
        start.path("links").path("limites").asText());
  }

  static Map<String, Place> readPlaces(Answers answers) throws RefusedException {
    Map<String, Place> places = new LinkedHashMap<>();
    for (JsonNode node : answers.get("/v1/lugares", Map.of()).path("lugares")) {
      Place place = Place.of(node);
      places.put(place.id(), place);
    }
    return places;
  }

  Event firstEvent() {
    Event homicide = events.get(FIRST_EVENT);
    return homicide != null
        ? homicide
        : events.values().stream()
            .filter(Event::byMunicipality)
            .findFirst()
            .orElseGet(() -> events.values().iterator().next());
  }

  List<Place> states() {
    return places.values().stream().filter(Place::isState).toList();
  }

  /** Finds the one place of a name, or of a code; accents and case do not matter. */
  Optional<Place> placeNamed(String words) {
    String folded = TextFolding.fold(words);
    List<Place> found =
        places.values().stream()
            .filter(
                place ->
                    TextFolding.fold(place.name()).equals(folded)
                        || place.id().equalsIgnoreCase(words.strip()))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Finds places whose names hold the words, or begin as they do. */
  List<Place> placesLike(String words) {
    String folded = TextFolding.fold(words);
    List<Place> like = new ArrayList<>();
    for (Place place : places.values()) {
      if (like.size() < NEAREST && TextFolding.fold(place.name()).contains(folded)) {
        like.add(place);
      }
    }
    return like;
  }
}
