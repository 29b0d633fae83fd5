package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.CubeVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Answers questions for rankings. For any thread. */
public final class RankingReader {
  private final Places places;
  private final MapReader maps;
  private final Population population;

  /**
   * Makes a reader.
   *
   * @param places the places
   * @param population what rates are by and small places are told by
   */
  public RankingReader(Places places, Population population) {
    this.places = places;
    this.maps = new MapReader(places, population);
    this.population = population;
  }

  /**
   * Answers.
   *
   * @param version what is asked
   * @param query the question
   * @return places that have a figure, in order; equal ones by id
   */
  public RankingAnswer read(CubeVersion version, RankingQuery query) {
    MapAnswer map = maps.read(version, query.map());
    Comparator<Candidate> order = Comparator.comparingDouble(Candidate::figure);
    List<Candidate> ranked =
        map.lugares().stream()
            .filter(RankingReader::hasFigure)
            .filter(located -> isLargeEnough(located.place(), query))
            .map(located -> new Candidate(located, figure(located)))
            .sorted(
                (query.highestFirst() ? order.reversed() : order)
                    .thenComparing(candidate -> candidate.located().place().id()))
            .toList();
    List<RankingAnswer.Ranked> first = new ArrayList<>();
    int position = 0;
    for (int i = 0; i < Math.min(query.limit(), ranked.size()); i++) {
      if (i == 0 || ranked.get(i).figure() != ranked.get(i - 1).figure()) {
        position = i + 1;
      }
      first.add(ranked(position, ranked.get(i).located()));
    }
    return new RankingAnswer(
        map.evento(),
        map.eventoNome(),
        map.abrangencia(),
        map.medida(),
        first,
        ranked.size(),
        map.avisos());
  }

  /** A place and what it is ordered by. */
  private record Candidate(MapAnswer.Located located, double figure) {}

  private RankingAnswer.Ranked ranked(int position, MapAnswer.Located located) {
    return new RankingAnswer.Ranked(
        position,
        located.place().id(),
        located.place().name(),
        places.state(located.place().area()).id(),
        located.figure().valor(),
        located.figure().linhas(),
        located.figure().informadas(),
        located.rate());
  }

  private static boolean hasFigure(MapAnswer.Located located) {
    return located.rate() == null
        ? located.figure().valor() != null
        : located.rate().taxa() != null;
  }

  private static double figure(MapAnswer.Located located) {
    return located.rate() == null ? located.figure().valor().doubleValue() : located.rate().taxa();
  }

  private boolean isLargeEnough(Place place, RankingQuery query) {
    return query.minimumPopulation() == 0
        || population
            .of(place, query.map().to().getYear())
            .filter(residents -> residents.people() >= query.minimumPopulation())
            .isPresent();
  }
}
