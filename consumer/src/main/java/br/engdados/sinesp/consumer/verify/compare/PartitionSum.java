package br.engdados.sinesp.consumer.verify.compare;

import java.io.Serializable;

/**
 * What the rows of a table's partition add up to on one side: the sum of their hashes modulo 2^128,
 * in whatever order they come, and their totals. Where both sides have different rows, their sums
 * are equal once in 2^128. Not for several threads at once.
 */
final class PartitionSum implements Serializable {
  private static final long serialVersionUID = 1L;

  private long high;
  private long low;
  private Totals totals = Totals.NONE;

  /**
   * Adds a row.
   *
   * @param hashHigh the upper half of its hash
   * @param hashLow the lower half
   * @param row what it counts for
   */
  void add(long hashHigh, long hashLow, Totals row) {
    low += hashLow;
    high += hashHigh + (Long.compareUnsigned(low, hashLow) < 0 ? 1 : 0);
    totals = totals.plus(row);
  }

  /** Adds rows that were added up elsewhere. */
  void add(PartitionSum other) {
    add(other.high, other.low, other.totals);
  }

  /** Tells whether both are the sums of the same rows. */
  boolean isOfTheSameRows(PartitionSum other) {
    return high == other.high && low == other.low && totals.equals(other.totals);
  }

  /** Gives the number of rows and the sums of their measures. */
  Totals totals() {
    return totals;
  }
}
