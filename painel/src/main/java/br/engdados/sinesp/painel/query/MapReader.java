package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.cube.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    MapFigures figures = MapFigures.of(places, population, version, query);
    List<MapAnswer.Located> located = figures.located();
    int[] codes = new int[located.size()];
    Number[] values = new Number[located.size()];
    int[] rows = new int[located.size()];
    int[] reported = new int[located.size()];
    for (int i = 0; i < codes.length; i++) {
      Figure figure = located.get(i).figure();
      codes[i] = located.get(i).place().code();
      values[i] = figure.valor();
      rows[i] = figure.linhas();
      reported[i] = figure.informadas();
    }
    List<String> others = new ArrayList<>(query.event().bodies());
    others.remove(query.body());
    boolean rate = query.rate();
    return new MapAnswer(
        query.event().id(),
        query.event().name(),
        query.body(),
        others,
        query.measure().column(),
        codes,
        Arrays.asList(values),
        rows,
        reported,
        rate ? located.stream().map(place -> place.rate().taxa()).toList() : null,
        rate ? located.stream().map(place -> place.rate().populacao()).toList() : null,
        rate ? yearOfPopulation(query) : null,
        figures.total(),
        figures.states(),
        figures.unlisted(),
        classes(located, rate),
        figures.caveats(),
        located);
  }

  private Integer yearOfPopulation(MapQuery query) {
    return population
        .of(query.place(), query.to().getYear())
        .map(Population.Residents::year)
        .orElse(null);
  }

  private static List<ValueClass> classes(List<MapAnswer.Located> located, boolean rate) {
    double[] values = new double[located.size()];
    int count = 0;
    for (MapAnswer.Located place : located) {
      Number value = rate ? place.rate().taxa() : place.figure().valor();
      if (value != null && value.doubleValue() > 0) {
        values[count++] = value.doubleValue();
      }
    }
    return ValueClass.of(Arrays.copyOf(values, count));
  }
}
