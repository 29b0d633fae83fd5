package br.engdados.sinesp.consumer.verify;

import java.io.Serializable;

/**
 * The totals of some rows on both sides.
 *
 * @param topic of the newest record of each key
 * @param table of the table's rows
 * @param differences how many keys differ
 */
record Sides(Totals topic, Totals table, long differences) implements Serializable {
  /** No rows at all. */
  static final Sides NONE = new Sides(Totals.NONE, Totals.NONE, 0);

  Sides plus(Sides other) {
    return new Sides(
        topic.plus(other.topic), table.plus(other.table), differences + other.differences);
  }

  Sides minus(Sides other) {
    return new Sides(
        topic.minus(other.topic), table.minus(other.table), differences - other.differences);
  }
}
