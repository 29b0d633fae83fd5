package br.engdados.sinesp.consumer.stream;

import java.io.Serializable;

/**
 * What became of the records of a batch, or of a part of it.
 *
 * @param read records read
 * @param written rows written
 * @param deleted rows deleted
 * @param dead records that went to the dead letters
 */
record BatchCounts(long read, long written, long deleted, long dead) implements Serializable {
  static final BatchCounts NONE = new BatchCounts(0, 0, 0, 0);

  BatchCounts plus(BatchCounts other) {
    return new BatchCounts(
        read + other.read, written + other.written, deleted + other.deleted, dead + other.dead);
  }

  /** Records that a newer one of the same row and batch made superfluous. */
  long superseded() {
    return read - written - deleted - dead;
  }
}
