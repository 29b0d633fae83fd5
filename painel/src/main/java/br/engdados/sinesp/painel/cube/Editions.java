package br.engdados.sinesp.painel.cube;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The instants at which editions were taken in, so that a cell needs two bytes for its own. Added
 * to by one thread; what was once added may be read by any that got the cell from a published
 * version.
 */
final class Editions {
  /** No room for another instant. */
  static final char NONE = Character.MAX_VALUE;

  private final Map<Long, Character> indexes = new HashMap<>();
  private volatile long[] instants = new long[16];
  private int size;
  private long lastInstant = Long.MIN_VALUE;
  private char last;

  char indexOf(long instant) {
    if (instant == lastInstant) {
      return last;
    }
    Character known = indexes.get(instant);
    if (known == null) {
      if (size == NONE) {
        return NONE;
      }
      known = (char) size;
      if (size == instants.length) {
        instants = Arrays.copyOf(instants, size * 2);
      }
      instants[size++] = instant;
      indexes.put(instant, known);
    }
    lastInstant = instant;
    last = known;
    return known;
  }

  long at(char index) {
    return instants[index];
  }

  long[] all() {
    return Arrays.copyOf(instants, size);
  }
}
