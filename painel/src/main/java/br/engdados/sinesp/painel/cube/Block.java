package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.occurrence.Measures;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
  private final Map<Integer, CubeRow[]> more;
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
        new HashMap<>(),
        known);
  }

  private Block(
      int cells,
      long[] ids,
      char[] editions,
      short[][] values,
      Map<Integer, CubeRow[]> more,
      Editions known) {
    this.cells = cells;
    this.ids = ids;
    this.editions = editions;
    this.values = values;
    this.more = more;
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
    return new Block(cells, ids.clone(), editions.clone(), copies, new HashMap<>(more), known);
  }

  /** Takes a row in; an older one than is held changes nothing. */
  boolean apply(int cell, CubeRow row) {
    if (cell < cells && ids[cell] == row.id()) {
      if (!changes(inArrays(cell), row)) {
        return false;
      }
      ids[cell] = 0;
    } else {
      int position = position(cell, row.id());
      if (position >= 0) {
        if (!changes(more.get(cell)[position], row)) {
          return false;
        }
        remove(cell, position);
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
    CubeRow[] rows = more.getOrDefault(cell, new CubeRow[0]);
    CubeRow[] longer = Arrays.copyOf(rows, rows.length + 1);
    longer[rows.length] = row;
    more.put(cell, longer);
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

  private int position(int cell, long id) {
    CubeRow[] rows = more.get(cell);
    if (rows != null) {
      for (int i = 0; i < rows.length; i++) {
        if (rows[i].id() == id) {
          return i;
        }
      }
    }
    return -1;
  }

  private void remove(int cell, int position) {
    CubeRow[] rows = more.get(cell);
    if (rows.length == 1) {
      more.remove(cell);
      return;
    }
    CubeRow[] shorter = Arrays.copyOf(rows, rows.length - 1);
    if (position < shorter.length) {
      shorter[position] = rows[rows.length - 1];
    }
    more.put(cell, shorter);
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
    for (Map.Entry<Integer, CubeRow[]> rows : more.entrySet()) {
      for (CubeRow row : rows.getValue()) {
        newest = Math.max(newest, row.timestamp());
        if (!row.isWithdrawn()) {
          sums.add(rows.getKey() % MONTHS, row.measures());
          splits.add(row.split());
          checksum += CubeRow.fingerprint(row.id(), row.timestamp());
        }
      }
    }
    summary = new BlockSummary(sums, splits, checksum, newest);
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
    // Most blocks have no further rows; a map asks for thousands of cells.
    CubeRow[] rows = more.isEmpty() ? null : more.get(cell);
    if (rows != null) {
      for (CubeRow row : rows) {
        if (!row.isWithdrawn() && filter.accepts(row.split())) {
          tally.add(row, measure);
        }
      }
    }
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
    out.number(more.size());
    more.forEach(
        (cell, rows) -> {
          out.number(cell);
          out.number(rows.length);
          for (CubeRow row : rows) {
            out.row(row);
          }
        });
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
    Map<Integer, CubeRow[]> more = new HashMap<>();
    for (int left = in.number(); left > 0; left--) {
      int cell = in.number();
      CubeRow[] rows = new CubeRow[in.number()];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = in.row();
      }
      more.put(cell, rows);
    }
    Block block = new Block(cells, ids, editions, values, more, known);
    block.summary = BlockSummary.read(in);
    return block;
  }
}
