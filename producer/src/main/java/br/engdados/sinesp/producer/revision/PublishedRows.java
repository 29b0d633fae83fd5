package br.engdados.sinesp.producer.revision;

import br.engdados.sinesp.contract.topic.Operation;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * What a topic holds of some scopes, as hashes: 128 bits of each key, 64 of its content, and where
 * it stands. Open addressing over primitive arrays, 33 bytes a slot, so that a year of 691,032 rows
 * takes 35 MB.
 */
final class PublishedRows {
  private static final int FIRST_CAPACITY = 1 << 12;
  private static final byte FREE = 0;
  private static final byte LIVE = 1;
  private static final byte WITHDRAWN = 2;
  private static final byte MATCHED = 3;

  private long[] highs = new long[FIRST_CAPACITY];
  private long[] lows = new long[FIRST_CAPACITY];
  private long[] contents = new long[FIRST_CAPACITY];
  private long[] places = new long[FIRST_CAPACITY];
  private byte[] states = new byte[FIRST_CAPACITY];
  private int used;
  private int live;

  /**
   * Takes a record of the topic; a later record of the same key replaces it.
   *
   * @return by how much the number of published rows grows: 1, 0 or -1
   */
  int put(PublishedRecord record) {
    final int before = live;
    if (used >= states.length / 4 * 3) {
      grow();
    }
    int slot = slot(record.keyHigh(), record.keyLow());
    if (states[slot] == FREE) {
      used++;
      highs[slot] = record.keyHigh();
      lows[slot] = record.keyLow();
    }
    live -= states[slot] == LIVE ? 1 : 0;
    if (record.withdrawn()) {
      states[slot] = WITHDRAWN;
    } else {
      states[slot] = LIVE;
      contents[slot] = record.content();
      places[slot] = record.place();
      live++;
    }
    return live - before;
  }

  /**
   * Compares a row of the new edition, and marks it as there.
   *
   * @return what publishing it would do, or null where the published content is the same
   */
  Operation compare(byte[] key, byte[] value, int contentLength) {
    int slot = slotOf(key);
    switch (states[slot]) {
      case LIVE -> {
        states[slot] = MATCHED;
        live--;
        boolean same = contents[slot] == hash(value, contentLength)[0];
        return same ? null : Operation.REVISED;
      }
      case WITHDRAWN -> {
        // Not NEW: compaction may drop the tombstone before a consumer reads it, and the table's
        // old cells would then show through blanks that are left unset.
        return Operation.REVISED;
      }
      default -> {
        return Operation.NEW;
      }
    }
  }

  /** Counts the published rows that the new edition did not name so far. */
  int left() {
    return live;
  }

  /** Tells where the published rows stand that the new edition did not name so far. */
  long[] placesLeft() {
    long[] left = new long[live];
    int found = 0;
    for (int slot = 0; slot < states.length; slot++) {
      if (states[slot] == LIVE) {
        left[found++] = places[slot];
      }
    }
    return left;
  }

  /**
   * Takes out a row that the new edition did not name; false for any other, and the second time.
   */
  boolean takeLeft(byte[] key) {
    int slot = slotOf(key);
    if (states[slot] != LIVE) {
      return false;
    }
    states[slot] = WITHDRAWN;
    live--;
    return true;
  }

  /** Tells whether a row is published and not named by the new edition so far. */
  boolean isLeft(byte[] key) {
    if (key == null) {
      return false;
    }
    return states[slotOf(key)] == LIVE;
  }

  static long[] hash(byte[] bytes, int length) {
    return MurmurHash3.hash128x64(bytes, 0, length, 0);
  }

  private int slotOf(byte[] key) {
    long[] hash = hash(key, key.length);
    return slot(hash[0], hash[1]);
  }

  private int slot(long high, long low) {
    int mask = states.length - 1;
    int slot = (int) low & mask;
    while (states[slot] != FREE && (highs[slot] != high || lows[slot] != low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    final long[] oldHighs = highs;
    final long[] oldLows = lows;
    final long[] oldContents = contents;
    final long[] oldPlaces = places;
    final byte[] oldStates = states;
    int capacity = oldStates.length * 2;
    highs = new long[capacity];
    lows = new long[capacity];
    contents = new long[capacity];
    places = new long[capacity];
    states = new byte[capacity];
    for (int i = 0; i < oldStates.length; i++) {
      if (oldStates[i] != FREE) {
        int slot = slot(oldHighs[i], oldLows[i]);
        highs[slot] = oldHighs[i];
        lows[slot] = oldLows[i];
        contents[slot] = oldContents[i];
        places[slot] = oldPlaces[i];
        states[slot] = oldStates[i];
      }
    }
  }
}
