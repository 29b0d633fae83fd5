package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.occurrence.Measures;
import java.math.BigDecimal;

/** Sums of all measures, month by month. What is never reported takes no room. */
final class MonthSums {
  private final int months;
  private final int[] rows;
  private final int[][] reported = new int[Measure.NUMBER][];
  private final long[][] whole = new long[Measure.WHOLE][];
  private BigDecimal[] weight;

  MonthSums(int months) {
    this.months = months;
    this.rows = new int[months];
  }

  void addRow(int month) {
    rows[month]++;
  }

  void addWhole(int month, int measure, int count, long value) {
    if (reported[measure] == null) {
      reported[measure] = new int[months];
      whole[measure] = new long[months];
    }
    reported[measure][month] += count;
    whole[measure][month] += value;
  }

  void add(int month, Measures measures) {
    addRow(month);
    for (int i = 0; i < Measure.WHOLE; i++) {
      Integer value = Measure.ALL.get(i).of(measures);
      if (value != null) {
        addWhole(month, i, 1, value);
      }
    }
    if (measures.pesoKg() != null) {
      addWeight(month, 1, measures.pesoKg());
    }
  }

  private void addWeight(int month, int count, BigDecimal value) {
    int measure = Measure.PESO_KG.index();
    if (weight == null) {
      reported[measure] = new int[months];
      weight = new BigDecimal[months];
    }
    reported[measure][month] += count;
    weight[month] = weight[month] == null ? value : weight[month].add(value);
  }

  /** Adds others whose first month is this one's month at an offset. */
  void addAll(MonthSums others, int offset) {
    for (int month = 0; month < others.months; month++) {
      rows[offset + month] += others.rows[month];
      for (int i = 0; i < Measure.WHOLE; i++) {
        if (others.reported[i] != null && others.reported[i][month] > 0) {
          addWhole(offset + month, i, others.reported[i][month], others.whole[i][month]);
        }
      }
      if (others.weight != null && others.weight[month] != null) {
        addWeight(
            offset + month, others.reported[Measure.PESO_KG.index()][month], others.weight[month]);
      }
    }
  }

  void addTo(Tally tally, int month, Measure measure) {
    int[] counts = reported[measure.index()];
    int count = counts == null ? 0 : counts[month];
    if (measure == Measure.PESO_KG) {
      tally.add(rows[month], count, count == 0 ? null : weight[month]);
    } else {
      tally.add(rows[month], count, count == 0 ? 0 : whole[measure.index()][month]);
    }
  }

  int rows(int month) {
    return rows[month];
  }

  int allRows() {
    int all = 0;
    for (int count : rows) {
      all += count;
    }
    return all;
  }

  long allReported(Measure measure) {
    long all = 0;
    if (reported[measure.index()] != null) {
      for (int count : reported[measure.index()]) {
        all += count;
      }
    }
    return all;
  }

  void write(SnapshotOutput out) {
    out.ints(rows);
    for (int[] counts : reported) {
      out.flag(counts != null);
      if (counts != null) {
        out.ints(counts);
      }
    }
    for (long[] sums : whole) {
      if (sums != null) {
        out.longs(sums);
      }
    }
    for (int month = 0; weight != null && month < months; month++) {
      out.text(weight[month] == null ? null : weight[month].toString());
    }
  }

  static MonthSums read(SnapshotInput in, int months) {
    MonthSums sums = new MonthSums(months);
    System.arraycopy(in.ints(months), 0, sums.rows, 0, months);
    for (int i = 0; i < Measure.NUMBER; i++) {
      sums.reported[i] = in.flag() ? in.ints(months) : null;
    }
    for (int i = 0; i < Measure.WHOLE; i++) {
      sums.whole[i] = sums.reported[i] == null ? null : in.longs(months);
    }
    if (sums.reported[Measure.PESO_KG.index()] != null) {
      sums.weight = new BigDecimal[months];
      for (int month = 0; month < months; month++) {
        String kilograms = in.text();
        sums.weight[month] = kilograms == null ? null : new BigDecimal(kilograms);
      }
    }
    return sums;
  }
}
