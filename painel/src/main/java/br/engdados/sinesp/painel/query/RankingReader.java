package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.CubeVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Answers questions for rankings. For any thread. */
public final class RankingReader {
  private final Places places;
  private final Population population;

  /**
   * Makes a reader.
   *
   * @param places the places
   * @param population what rates are by and small places are told by
   */
  public RankingReader(Places places, Population population) {
    this.places = places;
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
    MapFigures figures = MapFigures.of(places, population, version, query.map());
    Comparator<Candidate> byFigure = Comparator.comparingDouble(Candidate::figure);
    Comparator<Candidate> order =
        (query.highestFirst() ? byFigure.reversed() : byFigure)
            .thenComparing(candidate -> candidate.located().place().id());
    // Only as many as are wanted are kept, the last of them at hand: most places come after it.
    PriorityQueue<Candidate> first = new PriorityQueue<>(order.reversed());
    int total = 0;
    for (MapAnswer.Located located : figures.located()) {
      if (hasFigure(located) && isLargeEnough(located.place(), query)) {
        total++;
        Candidate candidate = new Candidate(located, figure(located));
        if (first.size() < query.limit()) {
          first.add(candidate);
        } else if (order.compare(candidate, first.element()) < 0) {
          first.remove();
          first.add(candidate);
        }
      }
    }
    return new RankingAnswer(
        query.map().event().id(),
        query.map().event().name(),
        query.map().body(),
        query.map().measure().column(),
        ranked(first.stream().sorted(order).toList()),
        total,
        figures.caveats());
  }

  /** A place and what it is ordered by. */
  private record Candidate(MapAnswer.Located located, double figure) {}

  private List<RankingAnswer.Ranked> ranked(List<Candidate> candidates) {
    List<RankingAnswer.Ranked> ranked = new ArrayList<>();
    int position = 0;
    for (int i = 0; i < candidates.size(); i++) {
      if (i == 0 || candidates.get(i).figure() != candidates.get(i - 1).figure()) {
        position = i + 1;
      }
      ranked.add(ranked(position, candidates.get(i).located()));
    }
    return ranked;
  }

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
