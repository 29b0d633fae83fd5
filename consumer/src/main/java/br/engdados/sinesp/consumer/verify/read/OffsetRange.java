package br.engdados.sinesp.consumer.verify.read;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of one partition of a topic.
 *
 * @param topic the topic
 * @param partition the partition's number
 * @param from the first offset
 * @param until the offset after the last
 */
public record OffsetRange(String topic, int partition, long from, long until)
    implements Serializable {
  /** Gives how many offsets it spans; compaction may have left fewer records. */
  public long length() {
    return until - from;
  }

  /**
   * Cuts it into pieces that are one task each.
   *
   * @param most how many offsets a piece spans at the most
   */
  public List<OffsetRange> pieces(long most) {
    List<OffsetRange> pieces = new ArrayList<>();
    for (long start = from; start < until; start += most) {
      pieces.add(new OffsetRange(topic, partition, start, Math.min(until, start + most)));
    }
    return pieces;
  }

  @Override
  public String toString() {
    return "%s-%d, offsets %d to %d".formatted(topic, partition, from, until - 1);
  }
}
