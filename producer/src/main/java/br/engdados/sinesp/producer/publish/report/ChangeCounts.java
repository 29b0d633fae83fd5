package br.engdados.sinesp.producer.publish.report;

import br.engdados.sinesp.contract.topic.Operation;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/** Counts rows by event and month; of more events than any edition has, the last as one. */
public final class ChangeCounts {
  private static final int MOST_EVENTS = 1000;
  private static final String OTHERS = "…";

  /** How many rows there are of each kind. */
  public static final class Count {
    private long fresh;
    private long revised;
    private long withdrawn;
    private long unchanged;

    /** Starts at zero. */
    public Count() {}

    /**
     * Counts new rows.
     *
     * @return rows
     */
    public long fresh() {
      return fresh;
    }

    /**
     * Counts revised rows.
     *
     * @return rows
     */
    public long revised() {
      return revised;
    }

    /**
     * Counts withdrawn rows.
     *
     * @return rows
     */
    public long withdrawn() {
      return withdrawn;
    }

    /**
     * Counts rows that are published already, just so.
     *
     * @return rows
     */
    public long unchanged() {
      return unchanged;
    }

    /**
     * Counts what there is to publish.
     *
     * @return new, revised and withdrawn rows
     */
    public long changed() {
      return fresh + revised + withdrawn;
    }

    /**
     * Adds others.
     *
     * @param other rows of another event or month
     */
    public void add(Count other) {
      fresh += other.fresh;
      revised += other.revised;
      withdrawn += other.withdrawn;
      unchanged += other.unchanged;
    }
  }

  private final Map<String, Map<YearMonth, Count>> counts = new TreeMap<>();

  /** Starts at zero. */
  public ChangeCounts() {}

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

  /**
   * Gives the counts.
   *
   * @return by event and month, sorted
   */
  public Map<String, Map<YearMonth, Count>> byEventAndMonth() {
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

  /**
   * Sums everything.
   *
   * @return all rows
   */
  public Count total() {
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
