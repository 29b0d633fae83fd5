package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.Areas;
import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.cube.Figure;
import br.engdados.sinesp.painel.cube.Tally;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Answers questions for maps. For any thread. */
public final class MapReader {
  private final Places places;
  private final Population population;

  /**
   * Makes a reader.
   *
   * @param places the places with a boundary
   * @param population what rates are by
   */
  public MapReader(Places places, Population population) {
    this.places = places;
    this.population = population;
  }

  /**
   * Answers.
   *
   * @param version what is asked
   * @param query the question
   * @return the figures of every place, those without a row too
   */
  public MapAnswer read(CubeVersion version, MapQuery query) {
    Collection collection = new Collection(version, query);
    for (int state = 0; state < Areas.STATE_COUNT; state++) {
      if (Areas.contains(query.place().area(), state)) {
        collection.add(state);
      }
    }
    return collection.answer();
  }

  private final class Collection {
    private final CubeVersion version;
    private final MapQuery query;
    private final Caveats caveats = new Caveats();
    private final List<MapAnswer.Located> located = new ArrayList<>();
    private final List<MapAnswer.Unlisted> unlisted = new ArrayList<>();
    private final List<Total> states = new ArrayList<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Tally all = new Tally();
    private final Tally without = new Tally();

    Collection(CubeVersion version, MapQuery query) {
      this.version = version;
      this.query = query;
      version.unlisted().forEach(place -> names.putIfAbsent(place.code(), place.name()));
      caveats.place(query.event(), query.place(), query.from(), query.to());
      caveats.bodies(query.event().bodies());
    }

    void add(int state) {
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
        version
            .cells()
            .forEachMunicipality(
                query.event(),
                query.body(),
                state,
                query.from(),
                query.to(),
                query.measure(),
                (code, tally) -> addMunicipality(place, code, tally.figure()));
      } else {
        located.add(located(place, ofState.figure()));
      }
    }

    private void addMunicipality(Place state, int code, Figure figure) {
      Optional<Place> place = places.municipality(code);
      if (place.filter(Place::hasBoundary).isPresent()) {
        located.add(located(place.get(), figure));
      } else if (figure.linhas() > 0) {
        unlisted.add(
            new MapAnswer.Unlisted(
                code,
                state.id(),
                place.map(Place::name).orElseGet(() -> names.getOrDefault(code, "")),
                figure.valor(),
                figure.linhas(),
                figure.informadas()));
      }
    }

    private MapAnswer.Located located(Place place, Figure figure) {
      Rate rate = query.rate() ? Rate.of(figure, population.of(place, query.to().getYear())) : null;
      return new MapAnswer.Located(place, figure, rate);
    }

    MapAnswer answer() {
      caveats.withoutMunicipality(all.figure().valor(), without.figure().valor());
      caveats.partlyReported(all.figure().informadas(), all.figure().linhas());
      located.forEach(place -> caveats.rate(place.rate(), query.to().getYear()));
      List<String> others = new ArrayList<>(query.event().bodies());
      others.remove(query.body());
      boolean rate = query.rate();
      return new MapAnswer(
          query.event().id(),
          query.event().name(),
          query.body(),
          others,
          query.measure().column(),
          located.stream().map(place -> place.place().code()).toList(),
          located.stream().map(place -> place.figure().valor()).toList(),
          located.stream().map(place -> place.figure().linhas()).toList(),
          located.stream().map(place -> place.figure().informadas()).toList(),
          rate ? located.stream().map(place -> place.rate().taxa()).toList() : null,
          rate ? located.stream().map(place -> place.rate().populacao()).toList() : null,
          rate ? yearOfPopulation() : null,
          Total.of(null, all.figure(), without.figure()),
          states,
          unlisted,
          classes(),
          caveats.all(),
          located);
    }

    private Integer yearOfPopulation() {
      return population
          .of(query.place(), query.to().getYear())
          .map(Population.Residents::year)
          .orElse(null);
    }

    private List<ValueClass> classes() {
      double[] values =
          located.stream()
              .map(place -> query.rate() ? place.rate().taxa() : place.figure().valor())
              .filter(Objects::nonNull)
              .mapToDouble(Number::doubleValue)
              .filter(value -> value > 0)
              .toArray();
      return ValueClass.of(values);
    }
  }
}
