package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.cube.Event;
import br.engdados.sinesp.painel.cube.Measure;
import br.engdados.sinesp.painel.query.NearestNames;
import br.engdados.sinesp.painel.query.Place;
import br.engdados.sinesp.painel.query.Places;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What several questions have: event, place, period, measure, body. For one request. */
final class CommonParameters {
  private final CubeVersion version;
  private final Places places;
  private final Parameters parameters;

  CommonParameters(CubeVersion version, Places places, Parameters parameters) {
    this.version = version;
    this.places = places;
    this.parameters = parameters;
    parameters.choice("conjunto", "sinesp-vde");
  }

  Optional<Event> event(String id) {
    return parameters.named(
        "evento",
        id,
        version::event,
        text -> NearestNames.of(text, version.events().stream().map(Event::id).toList()));
  }

  Optional<Event> oneEvent() {
    return parameters.required("evento").flatMap(this::event);
  }

  Optional<Place> place(String id) {
    return parameters.named("lugar", id, text -> places.find(text, version), places::nearest);
  }

  Place onePlace() {
    return parameters.one("lugar").flatMap(this::place).orElse(places.brazil());
  }

  /** A place that has places within. */
  Place area() {
    Place place = onePlace();
    if (place.isMunicipality()) {
      parameters.fault("lugar", place.id(), "não pode ser um município", null, null);
    }
    return place;
  }

  YearMonth from() {
    return parameters.month("de", true, version.first(), version.last());
  }

  YearMonth to(YearMonth from) {
    YearMonth to = parameters.month("ate", false, version.first(), version.last());
    parameters.period(from, to);
    return to;
  }

  Optional<Measure> measure() {
    List<String> columns = Measure.columns();
    return parameters.choiceOf("medida", columns).flatMap(Measure::ofColumn);
  }

  boolean rate() {
    return parameters.choiceOf("taxa", List.of("100k")).isPresent();
  }

  /** The one body of an event: what is asked for, or the one with most rows. */
  String body(Event event) {
    return parameters
        .choiceOf("abrangencia", event.bodies())
        .orElse(event.bodies().isEmpty() ? "" : event.bodies().get(0));
  }
}
