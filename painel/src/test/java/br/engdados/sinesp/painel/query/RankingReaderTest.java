package br.engdados.sinesp.painel.query;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.painel.cube.Changes;
import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.cube.Event;
import br.engdados.sinesp.painel.cube.Measure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class RankingReaderTest {
  private static final YearMonth MONTH = YearMonth.of(2023, 1);
  private static final Places PLACES = new Places();
  private static final RankingReader READER = reader();

  private static RankingReader reader() {
    try {
      return new RankingReader(PLACES, Population.load(PLACES, Optional.empty()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Few different figures for 15 municipalities, so that many are equal, and some blank ones. */
  private static CubeVersion version(Random random) {
    Changes changes = new Changes();
    for (Place place : PLACES.municipalities()) {
      if (place.id().startsWith("14")) {
        Integer victims = random.nextInt(5) == 0 ? null : Integer.valueOf(random.nextInt(4));
        changes.municipality("RR", place.code(), "Furto de veículo", MONTH.toString(), victims);
      }
    }
    return changes.version();
  }

  private static RankingAnswer read(
      CubeVersion version, boolean rate, boolean highestFirst, int limit) {
    Event event = version.events().get(0);
    MapQuery map =
        new MapQuery(event, PLACES.brazil(), true, MONTH, MONTH, Measure.VITIMAS, rate, "Estadual");
    return READER.read(version, new RankingQuery(map, highestFirst, limit, 0));
  }

  @Property(tries = 100)
  void aShortRankingIsTheBeginningOfTheWholeOne(
      @ForAll long seed,
      @ForAll boolean rate,
      @ForAll boolean highestFirst,
      @ForAll @IntRange(min = 1, max = 16) int limit) {
    CubeVersion version = version(new Random(seed));
    RankingAnswer whole = read(version, rate, highestFirst, 500);
    RankingAnswer part = read(version, rate, highestFirst, limit);
    int length = Math.min(limit, whole.lugares().size());
    assertThat(part.lugares()).isEqualTo(whole.lugares().subList(0, length));
    assertThat(part.total()).isEqualTo(whole.total()).isEqualTo(whole.lugares().size());
  }

  @Property(tries = 50)
  void equalFiguresHaveOnePositionAndStandInTheOrderOfTheirIds(
      @ForAll long seed, @ForAll boolean highestFirst) {
    List<RankingAnswer.Ranked> places =
        read(version(new Random(seed)), false, highestFirst, 500).lugares();
    Comparator<RankingAnswer.Ranked> byFigure =
        Comparator.comparingLong(place -> place.valor().longValue());
    List<RankingAnswer.Ranked> sorted = new ArrayList<>(places);
    sorted.sort(
        (highestFirst ? byFigure.reversed() : byFigure).thenComparing(RankingAnswer.Ranked::lugar));
    assertThat(places).isEqualTo(sorted);
    for (RankingAnswer.Ranked place : places) {
      long before =
          places.stream()
              .filter(other -> byFigure.compare(other, place) != 0)
              .filter(other -> byFigure.compare(other, place) < 0 != highestFirst)
              .count();
      assertThat(place.posicao()).isEqualTo(before + 1);
    }
  }
}
