package br.engdados.sinesp.consumer.verify;

import java.io.Serializable;
import java.util.List;

/**
 * The newest record of a key that can be decoded, or an undecodable one where there is no other.
 *
 * @param timestamp the record's, milliseconds
 * @param offset the record's
 * @param content what it says
 */
record NewestRecord(long timestamp, long offset, TopicRecord content) implements Serializable {
  /** Gives the one of two records of a key that must have won in the table. */
  static NewestRecord newer(NewestRecord one, NewestRecord other) {
    if (one.isDecodable() != other.isDecodable()) {
      return one.isDecodable() ? one : other;
    }
    if (one.timestamp != other.timestamp) {
      return one.timestamp > other.timestamp ? one : other;
    }
    return one.offset > other.offset ? one : other;
  }

  /** Gives the values of the record's primary key. */
  List<Object> primaryKey() {
    if (content instanceof TopicRecord.Published published) {
      return published.row().primaryKey();
    }
    if (content instanceof TopicRecord.Withdrawn withdrawn) {
      return withdrawn.primaryKey();
    }
    return ((TopicRecord.Undecodable) content).primaryKey();
  }

  private boolean isDecodable() {
    return !(content instanceof TopicRecord.Undecodable);
  }
}
