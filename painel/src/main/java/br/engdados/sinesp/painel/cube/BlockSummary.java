package br.engdados.sinesp.painel.cube;

import java.util.HashSet;
import java.util.Set;

/**
 * What a frozen block adds up to. It lies in the snapshot too, so that a restart need not go
 * through all cells.
 *
 * @param sums the sums, month by month
 * @param splits the labels that its rows have
 * @param checksum the same for the same rows of the same editions, in whatever order they came
 * @param newest when the newest edition that any of its rows, withdrawn ones too, is of was taken
 *     in, epoch milliseconds
 */
record BlockSummary(MonthSums sums, Set<Split> splits, long checksum, long newest) {
  void write(SnapshotOutput out) {
    sums.write(out);
    out.number(splits.size());
    splits.forEach(out::split);
    out.number(checksum);
    out.number(newest);
  }

  static BlockSummary read(SnapshotInput in) {
    MonthSums sums = MonthSums.read(in, Block.MONTHS);
    Set<Split> splits = new HashSet<>();
    for (int left = in.number(); left > 0; left--) {
      splits.add(in.split());
    }
    return new BlockSummary(sums, splits, in.longNumber(), in.longNumber());
  }
}
