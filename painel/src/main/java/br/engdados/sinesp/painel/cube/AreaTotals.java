package br.engdados.sinesp.painel.cube;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** The sums of the country, the regions and the states, month by month, of every event and body. */
final class AreaTotals {
  /** The sums of an area: all its rows, and those that name no municipality. */
  private record AreaSums(MonthSums all, MonthSums withoutMunicipality) {}

  private record SumsKey(String tipoCrime, String abrangencia, int area) {}

  private final Map<SumsKey, AreaSums> sums = new HashMap<>();
  private final int firstYear;
  private final int months;

  AreaTotals(int firstYear, int lastYear) {
    this.firstYear = firstYear;
    this.months = (lastYear - firstYear + 1) * Block.MONTHS;
  }

  /** Adds a year of a state to all areas that the state belongs to. */
  void add(int year, BlockKey key, MonthSums ofBlock) {
    int offset = (year - firstYear) * Block.MONTHS;
    for (int area : new int[] {key.state(), Areas.regionOf(key.state()), Areas.BRAZIL}) {
      AreaSums of =
          sums.computeIfAbsent(
              new SumsKey(key.tipoCrime(), key.abrangencia(), area),
              ignored -> new AreaSums(new MonthSums(months), new MonthSums(months)));
      of.all().addAll(ofBlock, offset);
      if (!key.municipal()) {
        of.withoutMunicipality().addAll(ofBlock, offset);
      }
    }
  }

  boolean has(String tipoCrime, String abrangencia, int area) {
    return sums.containsKey(new SumsKey(tipoCrime, abrangencia, area));
  }

  void addTo(
      Tally tally,
      String tipoCrime,
      String abrangencia,
      int area,
      YearMonth month,
      Measure measure,
      boolean withoutMunicipality) {
    AreaSums of = sums.get(new SumsKey(tipoCrime, abrangencia, area));
    if (of != null) {
      int index = (month.getYear() - firstYear) * Block.MONTHS + month.getMonthValue() - 1;
      (withoutMunicipality ? of.withoutMunicipality() : of.all()).addTo(tally, index, measure);
    }
  }
}
