package br.engdados.sinesp.consumer.write;

import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest change of each row among those of a batch, grouped by the table's partition. Groups
 * are found by the key's bytes, which the decoder has checked. Not for several threads at once.
 */
public final class NewestChanges {
  private final Map<ByteBuffer, Map<ByteBuffer, RowChange>> partitions = new LinkedHashMap<>();

  /** Makes an empty collection. */
  public NewestChanges() {}

  /**
   * Takes a change in.
   *
   * @param key the record's key, one that the contract's encoder made
   * @param change what the record does
   */
  public void add(byte[] key, RowChange change) {
    int length = OccurrenceEncoder.partitionKeyLength(key);
    partitions
        .computeIfAbsent(ByteBuffer.wrap(key, 0, length), ignored -> new LinkedHashMap<>())
        .merge(ByteBuffer.wrap(key, length, key.length - length), change, NewestChanges::newest);
  }

  /**
   * Gives the changes, those of one partition after another.
   *
   * @return a view, in the order in which partitions and rows came up first
   */
  public Iterable<RowChange> changes() {
    return () -> partitions.values().stream().flatMap(rows -> rows.values().stream()).iterator();
  }

  // Whoever skips a change of a row must write its blanks: the skipped one may have been a delete
  // that would have cleared cells of a still older edition.
  private static RowChange newest(RowChange one, RowChange other) {
    RowChange newest = other.isNewerThan(one) ? other : one;
    return newest instanceof RowChange.Write write ? write.includingBlanks() : newest;
  }
}
