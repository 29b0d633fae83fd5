package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.Areas;
import br.engdados.sinesp.painel.query.Place;
import br.engdados.sinesp.painel.query.Places;
import br.engdados.sinesp.painel.query.Population;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /v1/lugares}; needs no cube. */
final class PlacesEndpoint {
  private static final int LIMIT = 6_000;
  private static final int LONGEST = 60;

  private final Places places;
  private final Population population;

  PlacesEndpoint(Places places, Population population) {
    this.places = places;
    this.population = population;
  }

  /** A place as it is handed out. */
  record Item(
      String id,
      String nome,
      String tipo,
      String uf,
      String regiao,
      Integer codigo,
      Long populacao) {}

  /** The answer. */
  record Answer(List<Item> lugares, int total) {}

  Prepared prepare(Parameters parameters) throws Problem {
    String text = parameters.one("q").orElse("");
    if (text.length() > LONGEST) {
      parameters.fault("q", text, "no máximo " + LONGEST + " letras", null, null);
    }
    Optional<String> uf = parameters.one("uf").map(value -> value.toUpperCase(Locale.ROOT));
    if (uf.isPresent() && Areas.stateIndex(uf.get()) == Areas.NO_STATE) {
      List<String> states = Areas.states().stream().map(state -> state.uf()).toList();
      parameters.fault("uf", uf.get(), "não é uma das 27", states, null);
    }
    Optional<String> kind =
        parameters.choiceOf("tipo", List.of("pais", "regiao", "uf", "municipio"));
    int limit = parameters.number("limite", 1, LIMIT).orElse(LIMIT);
    parameters.check();
    return Prepared.of(
        new QueryText()
            .with("q", text)
            .with("uf", uf)
            .with("tipo", kind)
            .with("limite", limit)
            .values(),
        () -> answer(text, uf, kind, limit),
        answer -> answer,
        PlacesEndpoint::table);
  }

  private Answer answer(String text, Optional<String> uf, Optional<String> kind, int limit) {
    List<Place> found =
        places.search(
            text,
            place ->
                kind.map(place.kind().code()::equals).orElse(true)
                    && uf.map(Areas::stateIndex).map(state -> place.area() == state).orElse(true));
    return new Answer(found.stream().limit(limit).map(this::item).toList(), found.size());
  }

  private Item item(Place place) {
    return new Item(
        place.id(),
        place.name(),
        place.kind().code(),
        place.area() < Areas.STATE_COUNT ? Areas.states().get(place.area()).uf() : null,
        place.kind() == Place.Kind.REGIAO ? place.id() : Places.regionId(place),
        place.code() == 0 ? null : (Integer) place.code(),
        population.of(place, population.lastYear()).map(Population.Residents::people).orElse(null));
  }

  private static Table table(Answer answer) {
    return Table.of("id", "nome", "tipo", "uf", "regiao", "codigo", "populacao")
        .with(
            answer.lugares(),
            item ->
                new Object[] {
                  item.id(),
                  item.nome(),
                  item.tipo(),
                  item.uf(),
                  item.regiao(),
                  item.codigo(),
                  item.populacao()
                });
  }
}
