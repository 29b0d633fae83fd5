package br.engdados.sinesp.painel.changelog;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * How far the topics of rows were read.
 *
 * @param topicIds the topics' ids: a topic that was deleted and made again is another one
 * @param offsets by partition the offset of the next record
 */
public record Positions(Map<String, Uuid> topicIds, Map<TopicPartition, Long> offsets) {
  /** Nothing was read. */
  public static final Positions NONE = new Positions(Map.of(), Map.of());

  public Positions {
    topicIds = Map.copyOf(topicIds);
    offsets = Map.copyOf(offsets);
  }

  /**
   * Tells whether these are at or behind others in every partition.
   *
   * @param ends offsets by partition
   * @return true where every one of them is reached
   */
  public boolean reach(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> offsets.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /**
   * Counts how many offsets lie between these and others.
   *
   * @param ends offsets by partition
   * @return zero or more; compaction may have taken some of the records in between
   */
  public long missing(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - offsets.getOrDefault(end.getKey(), 0L)))
        .sum();
  }
}
