package br.engdados.sinesp.consumer.verify.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest record of each key, as hashes and numbers: 48 bytes a key and 6 to 12 of an open table
 * of places, whatever the records are like. Not for several threads at once.
 */
final class NewestRows {
  /** Stands for the figures of a record that withdraws its row. */
  static final int WITHDRAWN = -1;

  private static final int FIELDS = 6;
  private static final int KEYS_A_CHUNK = 1 << 12;

  /** Takes the rows one by one. */
  interface Visitor {
    /**
     * Takes a row.
     *
     * @param partition the number of its table partition
     * @param hashHigh the upper half of its hash
     * @param hashLow the lower half
     * @param figures the number of its figures
     */
    void row(int partition, long hashHigh, long hashLow, int figures);
  }

  private final List<long[]> chunks = new ArrayList<>();
  private int[] places;
  private int size;

  /**
   * Makes an empty collection.
   *
   * @param expected how many keys there may be; more only take longer
   */
  NewestRows(long expected) {
    long room = Math.min(1 << 30, Math.max(1 << 10, expected + expected / 2));
    places = new int[Integer.highestOneBit(Math.toIntExact(room - 1)) << 1];
  }

  /**
   * Takes a record in; they come in the order of their offsets.
   *
   * @param key its key's hash, two numbers
   * @param timestamp its timestamp
   * @param partition the number of its table partition
   * @param row the hash of its row, two numbers; anything where it withdraws the row
   * @param figures the number of its figures, or {@link #WITHDRAWN}
   */
  void put(long[] key, long timestamp, int partition, long[] row, int figures) {
    int place = place(key[0], key[1]);
    if (places[place] == 0) {
      if (size % KEYS_A_CHUNK == 0) {
        chunks.add(new long[FIELDS * KEYS_A_CHUNK]);
      }
      places[place] = ++size;
    } else if (timestamp < chunk(number(place))[at(number(place)) + 2]) {
      return;
    }
    int number = number(place);
    long[] chunk = chunk(number);
    int at = at(number);
    chunk[at] = key[0];
    chunk[at + 1] = key[1];
    chunk[at + 2] = timestamp;
    chunk[at + 3] = row[0];
    chunk[at + 4] = row[1];
    chunk[at + 5] = ((long) partition << 32) | (figures & 0xffffffffL);
    if (size > places.length / 4 * 3) {
      grow();
    }
  }

  /** Goes through the newest records that have a row. */
  void forEach(Visitor visitor) {
    for (int number = 0; number < size; number++) {
      long[] chunk = chunk(number);
      int at = at(number);
      int figures = (int) chunk[at + 5];
      if (figures != WITHDRAWN) {
        visitor.row((int) (chunk[at + 5] >> 32), chunk[at + 3], chunk[at + 4], figures);
      }
    }
  }

  private int number(int place) {
    return places[place] - 1;
  }

  private long[] chunk(int number) {
    return chunks.get(number / KEYS_A_CHUNK);
  }

  private static int at(int number) {
    return number % KEYS_A_CHUNK * FIELDS;
  }

  private int place(long high, long low) {
    int mask = places.length - 1;
    int place = (int) low & mask;
    while (places[place] != 0) {
      long[] chunk = chunk(number(place));
      int at = at(number(place));
      if (chunk[at] == high && chunk[at + 1] == low) {
        return place;
      }
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    places = new int[places.length * 2];
    for (int number = 0; number < size; number++) {
      long[] chunk = chunk(number);
      places[place(chunk[at(number)], chunk[at(number) + 1])] = number + 1;
    }
  }
}
