package br.engdados.sinesp.consumer.write;

import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.OccurrenceKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest change of each row among those of a batch, grouped by the table's partition. Groups
 * are found by the bytes of the record's key, which the decoder has checked and which are not kept
 * beyond the first of a group: a task holds all its rows, and what it holds the collector copies.
 * Not for several threads at once.
 */
public final class NewestChanges {
  private final Map<ByteBuffer, Map<OccurrenceKey, RowChange>> partitions = new LinkedHashMap<>();
  private Map<OccurrenceKey, RowChange> lastRows;
  private byte[] lastKey = {};
  private int lastLength;

  /** Makes an empty collection. */
  public NewestChanges() {}

  /**
   * Takes a change in.
   *
   * @param key the record's key, one that the contract's encoder made
   * @param change what the record does
   */
  public void add(byte[] key, RowChange change) {
    rowsOf(key, OccurrenceEncoder.partitionKeyLength(key))
        .merge(change.key(), change, NewestChanges::newest);
  }

  /**
   * Gives the changes.
   *
   * @return a view of the changes of each partition, in the order in which partitions and rows came
   *     up first
   */
  public Iterable<Collection<RowChange>> partitions() {
    return partitions.values().stream()
        .map(rows -> Collections.unmodifiableCollection(rows.values()))
        .toList();
  }

  // Records come in the order of the files, where neighbours mostly share their partition.
  private Map<OccurrenceKey, RowChange> rowsOf(byte[] key, int length) {
    if (lastRows == null || !Arrays.equals(key, 0, length, lastKey, 0, lastLength)) {
      lastRows =
          partitions.computeIfAbsent(
              ByteBuffer.wrap(key, 0, length), ignored -> new LinkedHashMap<>());
      lastKey = key;
      lastLength = length;
    }
    return lastRows;
  }

  // Whoever skips a change of a row must write its blanks: the skipped one may have been a delete
  // that would have cleared cells of a still older edition.
  private static RowChange newest(RowChange one, RowChange other) {
    RowChange newest = other.isNewerThan(one) ? other : one;
    return newest instanceof RowChange.Write write ? write.includingBlanks() : newest;
  }
}
