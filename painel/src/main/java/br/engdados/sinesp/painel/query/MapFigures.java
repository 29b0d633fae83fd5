package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.Areas;
import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.cube.Figure;
import br.engdados.sinesp.painel.cube.MunicipalitySums;
import br.engdados.sinesp.painel.cube.Tally;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures that a map or a ranking is made of. Not for several threads at once. */
final class MapFigures {
  private final Places places;
  private final Population population;
  private final CubeVersion version;
  private final MapQuery query;
  private final int year;
  private final Caveats caveats = new Caveats();
  private final List<MapAnswer.Located> located = new ArrayList<>();
  private final List<MapAnswer.Unlisted> unlisted = new ArrayList<>();
  private final List<Total> states = new ArrayList<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Tally all = new Tally();
  private final Tally without = new Tally();

  private MapFigures(Places places, Population population, CubeVersion version, MapQuery query) {
    this.places = places;
    this.population = population;
    this.version = version;
    this.query = query;
    this.year = query.to().getYear();
  }

  /** Reads them. */
  static MapFigures of(Places places, Population population, CubeVersion version, MapQuery query) {
    MapFigures figures = new MapFigures(places, population, version, query);
    figures.read();
    return figures;
  }

  /** The places with a boundary, those without a row too. */
  List<MapAnswer.Located> located() {
    return located;
  }

  /** The codes without a boundary that have a row. */
  List<MapAnswer.Unlisted> unlisted() {
    return unlisted;
  }

  List<Total> states() {
    return states;
  }

  Total total() {
    return Total.of(null, all.figure(), without.figure());
  }

  List<Caveat> caveats() {
    return caveats.all();
  }

  private void read() {
    version.unlisted().forEach(place -> names.putIfAbsent(place.code(), place.name()));
    caveats.place(query.event(), query.place(), query.from(), query.to());
    caveats.bodies(query.event().bodies());
    for (int state = 0; state < Areas.STATE_COUNT; state++) {
      if (Areas.contains(query.place().area(), state)) {
        addState(state);
      }
    }
    caveats.withoutMunicipality(all.figure().valor(), without.figure().valor());
    caveats.partlyReported(all.figure().informadas(), all.figure().linhas());
    located.forEach(place -> caveats.rate(place.rate(), year));
  }

  private void addState(int state) {
    Tally ofState = new Tally();
    Tally withoutMunicipality = new Tally();
    for (YearMonth m = query.from(); !m.isAfter(query.to()); m = m.plusMonths(1)) {
      version.sum(query.event(), query.body(), state, m, query.measure(), false, ofState);
      if (query.event().municipal()) {
        version.sum(
            query.event(), query.body(), state, m, query.measure(), true, withoutMunicipality);
      }
    }
    all.add(ofState);
    without.add(withoutMunicipality);
    Place place = places.state(state);
    states.add(Total.of(place.id(), ofState.figure(), withoutMunicipality.figure()));
    if (query.byMunicipality()) {
      addMunicipalities(place);
    } else {
      Rate rate = query.rate() ? Rate.of(ofState.figure(), population.of(place, year)) : null;
      located.add(new MapAnswer.Located(place, ofState.figure(), rate));
    }
  }

  /** Goes through sums, places and residents side by side: looking each up would cost more. */
  private void addMunicipalities(Place state) {
    MunicipalitySums sums =
        version
            .cells()
            .sumsOfMunicipalities(
                query.event(),
                query.body(),
                state.area(),
                query.from(),
                query.to(),
                query.measure());
    List<Place> listed = places.municipalities(state.area());
    List<Optional<Population.Residents>> residents =
        population.ofMunicipalities(state.area(), year);
    int next = 0;
    for (int i = 0; i < sums.size(); i++) {
      if (next < listed.size() && listed.get(next).code() == sums.code(i)) {
        add(state, listed.get(next), residents.get(next), sums.figure(i));
        next++;
      } else {
        addOther(state, sums.code(i), sums.figure(i));
      }
    }
  }

  private void add(
      Place state, Place place, Optional<Population.Residents> residents, Figure figure) {
    if (place.hasBoundary()) {
      Rate rate = query.rate() ? Rate.of(figure, residents) : null;
      located.add(new MapAnswer.Located(place, figure, rate));
    } else {
      addWithoutBoundary(state, place.code(), place.name(), figure);
    }
  }

  /** Adds a code that IBGE's list does not have, or has in another state. */
  private void addOther(Place state, int code, Figure figure) {
    Optional<Place> place = places.municipality(code);
    if (place.isPresent()) {
      add(state, place.get(), population.of(place.get(), year), figure);
    } else {
      addWithoutBoundary(state, code, names.getOrDefault(code, ""), figure);
    }
  }

  private void addWithoutBoundary(Place state, int code, String name, Figure figure) {
    if (figure.linhas() > 0) {
      unlisted.add(
          new MapAnswer.Unlisted(
              code, state.id(), name, figure.valor(), figure.linhas(), figure.informadas()));
    }
  }
}
