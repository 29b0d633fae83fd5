package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.topic.Operation;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/** Counts rows by event and month. */
final class ChangeCounts {
  private static final int MOST_EVENTS = 1000;
  private static final String OTHERS = "…";

  /** The rows of one event in one month. */
  static final class Count {
    private long fresh;
    private long revised;
    private long withdrawn;
    private long unchanged;

    long fresh() {
      return fresh;
    }

    long revised() {
      return revised;
    }

    long withdrawn() {
      return withdrawn;
    }

    long unchanged() {
      return unchanged;
    }

    long changed() {
      return fresh + revised + withdrawn;
    }

    void add(Count other) {
      fresh += other.fresh;
      revised += other.revised;
      withdrawn += other.withdrawn;
      unchanged += other.unchanged;
    }
  }

  private final Map<String, Map<YearMonth, Count>> counts = new TreeMap<>();

  void changed(String event, YearMonth month, Operation operation) {
    Count count = count(event, month);
    switch (operation) {
      case NEW -> count.fresh++;
      case REVISED -> count.revised++;
      case WITHDRAWN -> count.withdrawn++;
    }
  }

  void unchanged(String event, YearMonth month) {
    count(event, month).unchanged++;
  }

  /** Gives the counts by event and month, sorted. */
  Map<String, Map<YearMonth, Count>> byEventAndMonth() {
    return counts;
  }

  /** Sums the months of each event. */
  Map<String, Count> byEvent() {
    Map<String, Count> sums = new TreeMap<>();
    counts.forEach(
        (event, months) ->
            months.values().forEach(c -> sums.computeIfAbsent(event, e -> new Count()).add(c)));
    return sums;
  }

  /** Sums everything. */
  Count total() {
    Count total = new Count();
    counts.values().forEach(months -> months.values().forEach(total::add));
    return total;
  }

  private Count count(String event, YearMonth month) {
    Map<YearMonth, Count> months = counts.get(event);
    if (months == null) {
      String name = counts.size() < MOST_EVENTS ? event : OTHERS;
      months = counts.computeIfAbsent(name, any -> new TreeMap<>());
    }
    return months.computeIfAbsent(month, any -> new Count());
  }
}
