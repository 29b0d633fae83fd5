package br.engdados.sinesp.consumer.write;

/**
 * Which of two records of one key is the newer. Timestamps are the write times, so the one with the
 * later timestamp wins in the table in whatever order they are read; among equals it is the one
 * with the higher offset, which was published last.
 */
public final class RecordOrder {
  private RecordOrder() {}

  /**
   * Compares a record with another one of its key. Takes numbers, since it is asked for each of
   * millions.
   *
   * @param timestamp the record's, milliseconds
   * @param offset the record's
   * @param thanTimestamp the other's
   * @param thanOffset the other's
   * @return whether the record is the newer one
   */
  public static boolean isNewer(long timestamp, long offset, long thanTimestamp, long thanOffset) {
    return timestamp != thanTimestamp ? timestamp > thanTimestamp : offset > thanOffset;
  }
}
