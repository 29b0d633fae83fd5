package br.engdados.sinesp.producer.normalise;

import java.util.UUID;

/**
 * Counts how often each natural key has come, in open addressing over primitive arrays: 20 bytes a
 * slot, so that a million rows take under 50 MB.
 */
final class Ordinals {
  private static final int FIRST_CAPACITY = 1 << 12;

  private long[] highs = new long[FIRST_CAPACITY];
  private long[] lows = new long[FIRST_CAPACITY];
  private int[] counts = new int[FIRST_CAPACITY];
  private int size;
  private long repeats;

  /** Counts a key once more, and tells how often it had come before. */
  int next(UUID key) {
    if (size >= counts.length / 4 * 3) {
      grow();
    }
    long high = key.getMostSignificantBits();
    long low = key.getLeastSignificantBits();
    int slot = slot(high, low);
    if (counts[slot] == 0) {
      highs[slot] = high;
      lows[slot] = low;
      size++;
    } else {
      repeats++;
    }
    return counts[slot]++;
  }

  /** Counts the rows that repeated an earlier key. */
  long repeats() {
    return repeats;
  }

  private int slot(long high, long low) {
    int mask = counts.length - 1;
    // The keys are digests: any of their bits are as good as a hash.
    int slot = (int) low & mask;
    while (counts[slot] != 0 && (highs[slot] != high || lows[slot] != low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    final long[] oldHighs = highs;
    final long[] oldLows = lows;
    final int[] oldCounts = counts;
    int capacity = oldCounts.length * 2;
    highs = new long[capacity];
    lows = new long[capacity];
    counts = new int[capacity];
    for (int i = 0; i < oldCounts.length; i++) {
      if (oldCounts[i] != 0) {
        int slot = slot(oldHighs[i], oldLows[i]);
        highs[slot] = oldHighs[i];
        lows[slot] = oldLows[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
