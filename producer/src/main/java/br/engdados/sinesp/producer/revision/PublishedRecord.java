package br.engdados.sinesp.producer.revision;

import java.nio.ByteBuffer;

/**
 * A record of a topic as far as comparing needs it.
 *
 * @param keyHigh first half of the key's hash
 * @param keyLow second half of the key's hash
 * @param content hash of the value without its provenance, 0 for a withdrawn row
 * @param place where it stands in the topics, as {@link PublishedLog} numbers the places
 * @param withdrawn whether it has no value
 */
record PublishedRecord(long keyHigh, long keyLow, long content, long place, boolean withdrawn) {
  /** What {@link #write} writes. */
  static final int BYTES = 4 * Long.BYTES;

  void write(ByteBuffer into) {
    // A place is never negative: its sign is free to tell of a withdrawal.
    into.putLong(keyHigh).putLong(keyLow).putLong(content).putLong(withdrawn ? ~place : place);
  }

  static PublishedRecord read(ByteBuffer from) {
    long keyHigh = from.getLong();
    long keyLow = from.getLong();
    long content = from.getLong();
    long place = from.getLong();
    return new PublishedRecord(keyHigh, keyLow, content, place < 0 ? ~place : place, place < 0);
  }
}
