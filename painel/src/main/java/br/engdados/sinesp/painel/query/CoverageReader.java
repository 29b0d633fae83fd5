package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.Areas;
import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.cube.Figure;
import br.engdados.sinesp.painel.cube.MunicipalitySums;
import br.engdados.sinesp.painel.cube.Split;
import br.engdados.sinesp.painel.cube.Tally;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Answers which months were reported. For any thread. */
public final class CoverageReader {
  private final Places places;

  /**
   * Makes a reader.
   *
   * @param places the places that should report
   */
  public CoverageReader(Places places) {
    this.places = places;
  }

  /**
   * Answers.
   *
   * @param version what is asked
   * @param query the question
   * @return every month of the period
   */
  public CoverageAnswer read(CubeVersion version, CoverageQuery query) {
    Caveats caveats = new Caveats();
    caveats.place(query.event(), query.place(), query.from(), query.to());
    caveats.bodies(query.event().bodies());
    List<CoverageAnswer.Month> months = new ArrayList<>();
    for (YearMonth m = query.from(); !m.isAfter(query.to()); m = m.plusMonths(1)) {
      months.add(month(version, query, m));
    }
    return new CoverageAnswer(
        query.event().id(),
        query.event().name(),
        query.place().id(),
        query.body(),
        query.measure().column(),
        months,
        caveats.all());
  }

  private CoverageAnswer.Month month(CubeVersion version, CoverageQuery query, YearMonth month) {
    Place place = query.place();
    Tally tally = new Tally();
    if (place.isMunicipality()) {
      version
          .cells()
          .sumOfMunicipality(
              query.event(),
              query.body(),
              place.area(),
              place.code(),
              month,
              query.measure(),
              Split.NONE,
              tally);
    } else {
      version.sum(query.event(), query.body(), place.area(), month, query.measure(), false, tally);
    }
    Figure figure = tally.figure();
    boolean byMunicipality = !place.isMunicipality() && query.event().municipal();
    return new CoverageAnswer.Month(
        month.toString(),
        CoverageAnswer.State.of(figure),
        figure.informadas() > 0 && figure.informadas() < figure.linhas(),
        figure.linhas(),
        figure.informadas(),
        byMunicipality ? municipalities(version, query, month) : null);
  }

  private CoverageAnswer.Municipalities municipalities(
      CubeVersion version, CoverageQuery query, YearMonth month) {
    Map<CoverageAnswer.State, Integer> counts = new EnumMap<>(CoverageAnswer.State.class);
    for (int state = 0; state < Areas.STATE_COUNT; state++) {
      if (Areas.contains(query.place().area(), state)) {
        MunicipalitySums sums =
            version
                .cells()
                .sumsOfMunicipalities(
                    query.event(), query.body(), state, month, month, query.measure());
        for (int i = 0; i < sums.size(); i++) {
          Figure figure = sums.figure(i);
          if (figure.linhas() > 0 || places.municipality(sums.code(i)).isPresent()) {
            counts.merge(CoverageAnswer.State.of(figure), 1, Integer::sum);
          }
        }
      }
    }
    return new CoverageAnswer.Municipalities(
        counts.getOrDefault(CoverageAnswer.State.INFORMADO, 0),
        counts.getOrDefault(CoverageAnswer.State.ZERO, 0),
        counts.getOrDefault(CoverageAnswer.State.EM_BRANCO, 0),
        counts.getOrDefault(CoverageAnswer.State.SEM_LINHA, 0));
  }
}
