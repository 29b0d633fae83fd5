package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.occurrence.Measures;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The rows of one event, body, state and year, by cell: a place and a month. The one row that most
 * cells have lies in arrays; further rows of a cell, withdrawn ones and those that do not fit lie
 * beside them. It is changed by one thread until it is frozen, then read by any.
 */
final class Block {
  static final int MONTHS = 12;
  private static final short BLANK = Short.MIN_VALUE;

  private final int cells;
  private final long[] ids;
  private final char[] editions;
  private final short[][] values;
  private final FurtherRows further;
  private final Editions known;

  private BlockSummary summary;

  /**
   * Makes an empty one.
   *
   * @param places how many places have room in the arrays; rows of others are kept all the same
   */
  Block(int places, Editions known) {
    this(
        places * MONTHS,
        new long[places * MONTHS],
        new char[places * MONTHS],
        new short[Measure.WHOLE][],
        new FurtherRows(),
        known);
  }

  private Block(
      int cells,
      long[] ids,
      char[] editions,
      short[][] values,
      FurtherRows further,
      Editions known) {
    this.cells = cells;
    this.ids = ids;
    this.editions = editions;
    this.values = values;
    this.further = further;
    this.known = known;
  }

  static int cell(int place, int month) {
    return place * MONTHS + month - 1;
  }

  /** Makes one that may be changed. */
  Block copy() {
    short[][] copies = new short[values.length][];
    for (int i = 0; i < values.length; i++) {
      copies[i] = values[i] == null ? null : values[i].clone();
    }
    return new Block(cells, ids.clone(), editions.clone(), copies, further.copy(), known);
  }

  /** Takes a row in; an older one than is held changes nothing. */
  boolean apply(int cell, CubeRow row) {
    if (cell < cells && ids[cell] == row.id()) {
      if (!changes(inArrays(cell), row)) {
        return false;
      }
      ids[cell] = 0;
    } else {
      CubeRow held = further.find(cell, row.id());
      if (held != null) {
        if (!changes(held, row)) {
          return false;
        }
        further.remove(cell, row.id());
      }
    }
    put(cell, row);
    return true;
  }

  private static boolean changes(CubeRow held, CubeRow row) {
    return row.replaces(held) && !row.equals(held);
  }

  private void put(int cell, CubeRow row) {
    char edition = known.indexOf(row.timestamp());
    if (cell < cells && ids[cell] == 0 && edition != Editions.NONE && fits(row)) {
      ids[cell] = row.id();
      editions[cell] = edition;
      for (int i = 0; i < Measure.WHOLE; i++) {
        put(i, cell, Measure.ALL.get(i).of(row.measures()));
      }
      return;
    }
    further.add(cell, row);
  }

  private void put(int measure, int cell, Integer value) {
    if (values[measure] == null) {
      if (value == null) {
        return;
      }
      values[measure] = new short[cells];
      Arrays.fill(values[measure], BLANK);
    }
    values[measure][cell] = value == null ? BLANK : value.shortValue();
  }

  private static boolean fits(CubeRow row) {
    if (row.isWithdrawn() || !row.split().equals(Split.NONE) || row.measures().pesoKg() != null) {
      return false;
    }
    for (int i = 0; i < Measure.WHOLE; i++) {
      Integer value = Measure.ALL.get(i).of(row.measures());
      if (value != null && (value < 0 || value > Short.MAX_VALUE)) {
        return false;
      }
    }
    return true;
  }

  private CubeRow inArrays(int cell) {
    Integer[] whole = new Integer[Measure.WHOLE];
    for (int i = 0; i < Measure.WHOLE; i++) {
      whole[i] = values[i] == null || values[i][cell] == BLANK ? null : (int) values[i][cell];
    }
    Measures measures = Measure.measures(whole, null);
    return new CubeRow(ids[cell], known.at(editions[cell]), Split.NONE, measures);
  }

  /** Ends the changes: adds up. */
  void freeze() {
    if (summary != null) {
      return;
    }
    MonthSums sums = new MonthSums(MONTHS);
    Set<Split> splits = new HashSet<>();
    long checksum = 0;
    long newest = 0;
    for (int cell = 0; cell < cells; cell++) {
      if (ids[cell] != 0) {
        long instant = known.at(editions[cell]);
        sums.addRow(cell % MONTHS);
        checksum += CubeRow.fingerprint(ids[cell], instant);
        newest = Math.max(newest, instant);
      }
    }
    for (int i = 0; i < Measure.WHOLE; i++) {
      for (int cell = 0; values[i] != null && cell < cells; cell++) {
        if (ids[cell] != 0 && values[i][cell] != BLANK) {
          sums.addWhole(cell % MONTHS, i, 1, values[i][cell]);
        }
      }
    }
    further.forEach(
        (cell, row) -> {
          if (!row.isWithdrawn()) {
            sums.add(cell % MONTHS, row.measures());
            splits.add(row.split());
          }
        });
    summary =
        new BlockSummary(
            sums, splits, checksum + further.checksum(), Math.max(newest, further.newest()));
  }

  boolean isFrozen() {
    return summary != null;
  }

  /** What it adds up to; null until it is frozen. */
  BlockSummary summary() {
    return summary;
  }

  /** Adds a cell's rows to a sum. */
  void addTo(Tally tally, int cell, Measure measure, Split filter) {
    if (cell < cells && ids[cell] != 0 && filter.accepts(Split.NONE)) {
      short[] of = measure == Measure.PESO_KG ? null : values[measure.index()];
      boolean blank = of == null || of[cell] == BLANK;
      tally.add(1, blank ? 0 : 1, blank ? 0L : of[cell]);
    }
    CubeRow[] rows = further.of(cell);
    if (rows != null) {
      for (CubeRow row : rows) {
        if (!row.isWithdrawn() && filter.accepts(row.split())) {
          tally.add(row, measure);
        }
      }
    }
  }

  /** Adds some months of every place to sums. */
  void addTo(MunicipalitySums sums, int firstMonth, int lastMonth, Measure measure) {
    short[] of = measure == Measure.PESO_KG ? null : values[measure.index()];
    for (int place = 0; place < cells / MONTHS; place++) {
      int rows = 0;
      int reported = 0;
      long sum = 0;
      for (int cell = cell(place, firstMonth); cell <= cell(place, lastMonth); cell++) {
        if (ids[cell] != 0) {
          rows++;
          if (of != null && of[cell] != BLANK) {
            reported++;
            sum += of[cell];
          }
        }
      }
      sums.add(place, rows, reported, sum);
    }
    further.forEach(
        (cell, row) -> {
          int month = cell % MONTHS + 1;
          if (month >= firstMonth && month <= lastMonth && !row.isWithdrawn()) {
            sums.add(cell / MONTHS, row, measure);
          }
        });
  }

  /** Writes a frozen block. */
  void write(SnapshotOutput out) {
    out.number(cells);
    out.longs(ids);
    out.chars(editions);
    for (short[] of : values) {
      out.flag(of != null);
      if (of != null) {
        out.shorts(of);
      }
    }
    further.write(out);
    summary.write(out);
  }

  /** Reads a block, frozen as it was. */
  static Block read(SnapshotInput in, Editions known) {
    int cells = in.number();
    long[] ids = in.longs(cells);
    char[] editions = in.chars(cells);
    short[][] values = new short[Measure.WHOLE][];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.flag() ? in.shorts(cells) : null;
    }
    Block block = new Block(cells, ids, editions, values, FurtherRows.read(in), known);
    block.summary = BlockSummary.read(in);
    return block;
  }
}
