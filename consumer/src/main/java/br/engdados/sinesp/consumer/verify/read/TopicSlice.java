package br.engdados.sinesp.consumer.verify.read;

import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Some of the table partitions whose records a range of a topic holds: all, or where these are more
 * than a task may keep, those whose name's hash falls to the slice.
 *
 * @param range what is read of the topic
 * @param number which slice it is, from 0
 * @param of how many slices there are of the range
 */
public record TopicSlice(OffsetRange range, int number, int of) implements Serializable {
  /**
   * Cuts ranges so that no slice has more records than a task may keep; a partition of a table is
   * small beside that.
   *
   * @param ranges whole partitions of topics
   * @param most how many offsets a slice has on average at the most
   * @return the largest first, so that what is left at the end is small; none for an empty range
   */
  public static List<TopicSlice> of(List<OffsetRange> ranges, long most) {
    List<TopicSlice> slices = new ArrayList<>();
    for (OffsetRange range : ranges) {
      int pieces = Math.toIntExact((range.length() + most - 1) / most);
      for (int i = 0; i < pieces; i++) {
        slices.add(new TopicSlice(range, i, pieces));
      }
    }
    slices.sort(Comparator.comparingLong(TopicSlice::expected).reversed());
    return slices;
  }

  /** Gives how many records belong to it, at the most and about. */
  public long expected() {
    return range.length() / of;
  }

  /**
   * Tells whether a record belongs to it.
   *
   * @param key the record's key, or null
   * @return true for one slice of the range; equal for all records whose keys name one partition
   */
  public boolean has(byte[] key) {
    return of == 1 || Math.floorMod(hash(key), of) == number;
  }

  private static long hash(byte[] key) {
    int length = partitionKeyLength(key);
    return length < 0 ? 0 : Hash128.of(key, length, 0)[0];
  }

  /**
   * Finds how much of a key names the table's partition.
   *
   * @param key a record's key, or null
   * @return the number of bytes from its start; -1 where the key is not in the contract's form
   */
  static int partitionKeyLength(byte[] key) {
    if (key == null) {
      return -1;
    }
    try {
      return OccurrenceEncoder.partitionKeyLength(key);
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }
}
