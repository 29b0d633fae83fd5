package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.topic.EditionMark;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Which editions the topics and the tables have whole, by the marks of the topic {@code
 * sinesp_edicoes}. Not for several threads at once.
 */
final class EditionProgress {
  private record Scope(Dataset dataset, int ano) {}

  private final Map<Scope, EditionMark> ended = new HashMap<>();
  private final Map<String, Map<Dataset, Instant>> inTables = new HashMap<>();

  /** Takes note of a mark; one that only says that an edition has begun tells nothing here. */
  void seen(EditionMark mark) {
    if (mark.state() == EditionMark.State.ENDED) {
      ended.put(new Scope(mark.dataset(), mark.ano()), mark);
    }
  }

  /** The newest whole edition of each dataset and year, by its mark. */
  Collection<EditionMark> ended() {
    return ended.values();
  }

  /**
   * Finds the newest edition of each dataset that a topic has whole.
   *
   * @return when it was taken in; nothing for a dataset without rows in the topic
   */
  Map<Dataset, Instant> inTopic(String topic) {
    Map<Dataset, Instant> newest = new EnumMap<>(Dataset.class);
    for (EditionMark mark : ended.values()) {
      if (mark.endOffsets().containsKey(topic)) {
        newest.merge(mark.dataset(), mark.dataExtracao(), EditionProgress::later);
      }
    }
    return newest;
  }

  /**
   * Finds the newest edition of each dataset that a table has whole. It never becomes older: the
   * mark of an edition goes when the next one of its year ends.
   *
   * @param topic the table's topic
   * @param next for each partition the offset of the next record to come into the table
   * @return when it was taken in
   */
  Map<Dataset, Instant> inTable(String topic, Map<Integer, Long> next) {
    Map<Dataset, Instant> newest =
        inTables.computeIfAbsent(topic, unused -> new EnumMap<>(Dataset.class));
    for (EditionMark mark : ended.values()) {
      Map<Integer, Long> ends = mark.endOffsets().get(topic);
      if (ends != null && isReached(ends, next)) {
        newest.merge(mark.dataset(), mark.dataExtracao(), EditionProgress::later);
      }
    }
    return Map.copyOf(newest);
  }

  private static boolean isReached(Map<Integer, Long> ends, Map<Integer, Long> next) {
    return ends.entrySet().stream()
        .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private static Instant later(Instant first, Instant second) {
    return first.isAfter(second) ? first : second;
  }
}
