package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.CubeVersion;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

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
    List<String> others = new ArrayList<>(query.event().bodies());
    others.remove(query.body());
    boolean rate = query.rate();
    return new MapAnswer(
        query.event().id(),
        query.event().name(),
        query.body(),
        others,
        query.measure().column(),
        new Column<>(located, place -> place.place().code()),
        new Column<>(located, place -> place.figure().valor()),
        new Column<>(located, place -> place.figure().linhas()),
        new Column<>(located, place -> place.figure().informadas()),
        rate ? new Column<>(located, place -> place.rate().taxa()) : null,
        rate ? new Column<>(located, place -> place.rate().populacao()) : null,
        rate ? yearOfPopulation(query) : null,
        figures.total(),
        figures.states(),
        figures.unlisted(),
        classes(located, rate),
        figures.caveats(),
        located);
  }

  /** One member of each place. A map has thousands of them: they are not copied. */
  private static final class Column<T> extends AbstractList<T> implements RandomAccess {
    private final List<MapAnswer.Located> places;
    private final Function<MapAnswer.Located, T> member;

    Column(List<MapAnswer.Located> places, Function<MapAnswer.Located, T> member) {
      this.places = places;
      this.member = member;
    }

    @Override
    public T get(int index) {
      return member.apply(places.get(index));
    }

    @Override
    public int size() {
      return places.size();
    }
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
