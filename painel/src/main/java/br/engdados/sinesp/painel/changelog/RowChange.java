package br.engdados.sinesp.painel.changelog;

import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceKey;

/** What a record of a topic of rows does. */
public sealed interface RowChange {
  /**
   * Gives when the edition was taken in that the change comes from: the newest one wins.
   *
   * @return epoch milliseconds
   */
  long timestamp();

  /**
   * A row is as this edition has it.
   *
   * @param row the row
   * @param timestamp the record's timestamp
   */
  record Put(Occurrence row, long timestamp) implements RowChange {}

  /**
   * The source withdrew a row.
   *
   * @param key the row's key
   * @param timestamp the record's timestamp
   */
  record Withdrawal(OccurrenceKey key, long timestamp) implements RowChange {}
}
