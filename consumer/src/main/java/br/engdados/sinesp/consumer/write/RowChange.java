package br.engdados.sinesp.consumer.write;

import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceKey;

/** What a record does to a table. */
public sealed interface RowChange {
  /** The row's primary key. */
  OccurrenceKey key();

  /** The record's timestamp, milliseconds since 1970 UTC. */
  long timestamp();

  /** The record's offset in its partition. */
  long offset();

  /** Cassandra's write time of the change, in microseconds. */
  default long writeTime() {
    return Math.multiplyExact(timestamp(), 1000);
  }

  /**
   * Tells which of two records of one key is the newest.
   *
   * @param other a change of the same row
   * @return whether this one's edition is newer, or the same and read later
   */
  default boolean isNewerThan(RowChange other) {
    return RecordOrder.isNewer(timestamp(), offset(), other.timestamp(), other.offset());
  }

  /**
   * Writes a row.
   *
   * @param occurrence the row
   * @param withBlanks whether its blanks are written; else their cells are left alone
   */
  record Write(Occurrence occurrence, boolean withBlanks, long timestamp, long offset)
      implements RowChange {
    @Override
    public OccurrenceKey key() {
      return occurrence.key();
    }

    /** Gives the same write with its blanks. */
    Write includingBlanks() {
      return withBlanks ? this : new Write(occurrence, true, timestamp, offset);
    }
  }

  /**
   * Deletes a row.
   *
   * @param key the row's key
   */
  record Delete(OccurrenceKey key, long timestamp, long offset) implements RowChange {}
}
