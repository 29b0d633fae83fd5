package br.engdados.sinesp.painel.cube;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The rows of a block that are not in its arrays, by cell; few, and most blocks have none. */
final class FurtherRows {
  private final Map<Integer, CubeRow[]> byCell;

  /** Makes an empty one. */
  FurtherRows() {
    this(new HashMap<>());
  }

  private FurtherRows(Map<Integer, CubeRow[]> byCell) {
    this.byCell = byCell;
  }

  /** Makes one of the same rows; the arrays are never written to, so both may share them. */
  FurtherRows copy() {
    return new FurtherRows(new HashMap<>(byCell));
  }

  /** The rows of a cell, or null. Not to be changed. */
  CubeRow[] of(int cell) {
    // A map asks for thousands of cells.
    return byCell.isEmpty() ? null : byCell.get(cell);
  }

  /** The row of a cell that has this id, or null. */
  CubeRow find(int cell, long id) {
    CubeRow[] rows = of(cell);
    if (rows != null) {
      for (CubeRow row : rows) {
        if (row.id() == id) {
          return row;
        }
      }
    }
    return null;
  }

  void add(int cell, CubeRow row) {
    CubeRow[] rows = byCell.getOrDefault(cell, new CubeRow[0]);
    CubeRow[] longer = Arrays.copyOf(rows, rows.length + 1);
    longer[rows.length] = row;
    byCell.put(cell, longer);
  }

  void remove(int cell, long id) {
    CubeRow[] others =
        Arrays.stream(byCell.get(cell)).filter(row -> row.id() != id).toArray(CubeRow[]::new);
    if (others.length == 0) {
      byCell.remove(cell);
    } else {
      byCell.put(cell, others);
    }
  }

  /** Hands out each row with its cell. */
  void forEach(BiConsumer<Integer, CubeRow> taker) {
    byCell.forEach(
        (cell, rows) -> {
          for (CubeRow row : rows) {
            taker.accept(cell, row);
          }
        });
  }

  /** The sum of the fingerprints of the rows that stand. */
  long checksum() {
    return rows()
        .filter(row -> !row.isWithdrawn())
        .mapToLong(row -> CubeRow.fingerprint(row.id(), row.timestamp()))
        .sum();
  }

  /** The newest timestamp of all rows, withdrawn ones too; 0 where there are none. */
  long newest() {
    return rows().mapToLong(CubeRow::timestamp).max().orElse(0);
  }

  private Stream<CubeRow> rows() {
    return byCell.values().stream().flatMap(Arrays::stream);
  }

  void write(SnapshotOutput out) {
    out.number(byCell.size());
    byCell.forEach(
        (cell, rows) -> {
          out.number(cell);
          out.number(rows.length);
          for (CubeRow row : rows) {
            out.row(row);
          }
        });
  }

  static FurtherRows read(SnapshotInput in) {
    Map<Integer, CubeRow[]> byCell = new HashMap<>();
    for (int left = in.number(); left > 0; left--) {
      int cell = in.number();
      CubeRow[] rows = new CubeRow[in.number()];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = in.row();
      }
      byCell.put(cell, rows);
    }
    return new FurtherRows(byCell);
  }
}
