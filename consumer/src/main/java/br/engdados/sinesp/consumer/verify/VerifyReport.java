package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a verification found. */
public final class VerifyReport {
  private final Set<Granularidade> tables;
  private final List<OffsetRange> ranges;
  private final Findings findings;
  private final SortedMap<Group, Sides> totals;
  private final List<KeyComparison> differences;
  private final boolean complete;
  private final int named;
  private final Repaired repaired;
  private final Duration duration;

  /**
   * What a repair did.
   *
   * @param asked whether a repair was asked for
   * @param rows how many rows it mended
   */
  record Repaired(boolean asked, long rows) {}

  /**
   * Makes a report.
   *
   * @param options what was to be verified
   * @param ranges what was read of the topics
   * @param findings what was found, corrected by what was looked at again
   * @param differences those that were looked at again and are left
   * @param complete whether every difference was looked at again
   * @param repaired what was mended
   * @param duration how long it took, the start of Spark left out
   */
  VerifyReport(
      VerifyOptions options,
      List<OffsetRange> ranges,
      Findings findings,
      List<KeyComparison> differences,
      boolean complete,
      Repaired repaired,
      Duration duration) {
    this.tables = options.tables();
    this.named = options.named();
    this.ranges = List.copyOf(ranges);
    this.findings = findings;
    this.totals = findings.totals();
    this.differences = inTurn(differences);
    this.complete = complete;
    this.repaired = repaired;
    this.duration = duration;
  }

  /**
   * Tells whether topics and tables agree.
   *
   * @return true if there is no difference
   */
  public boolean isClean() {
    return count() == 0;
  }

  long count() {
    return findings.differences();
  }

  Set<Granularidade> tables() {
    return tables;
  }

  List<OffsetRange> ranges() {
    return ranges;
  }

  SortedMap<Group, Sides> totals() {
    return totals;
  }

  /** Gives the totals of all events of a year together; the event is blank. */
  SortedMap<Group, Sides> totalsByYear() {
    SortedMap<Group, Sides> years = new TreeMap<>();
    totals.forEach(
        (group, sides) ->
            years.merge(
                new Group(group.granularidade(), group.datasetId(), group.ano(), ""),
                sides,
                Sides::plus));
    return years;
  }

  Sides total() {
    return totals.values().stream().reduce(Sides.NONE, Sides::plus);
  }

  long undecodable(Granularidade granularidade) {
    return findings.undecodable().of(granularidade);
  }

  long undecided(Granularidade granularidade) {
    return findings.undecided().of(granularidade);
  }

  /** Gives the first differences in full, as many as were asked for. */
  List<KeyComparison> named() {
    return differences.subList(0, Math.min(named, differences.size()));
  }

  // Sorted, and one of each kind in turn: the first few show all that is wrong.
  private static List<KeyComparison> inTurn(List<KeyComparison> differences) {
    Map<KeyComparison.Kind, Integer> met = new EnumMap<>(KeyComparison.Kind.class);
    IdentityHashMap<KeyComparison, Integer> turns = new IdentityHashMap<>();
    List<KeyComparison> sorted = new ArrayList<>(differences);
    sorted.sort(
        Comparator.comparing(KeyComparison::group)
            .thenComparing(difference -> difference.primaryKey().toString()));
    for (KeyComparison difference : sorted) {
      turns.put(difference, met.merge(difference.kind(), 1, Integer::sum));
    }
    sorted.sort(Comparator.comparing(turns::get));
    return List.copyOf(sorted);
  }

  /** Counts the differences that were looked at again, by kind. */
  Map<KeyComparison.Kind, Long> kinds() {
    Map<KeyComparison.Kind, Long> kinds = new EnumMap<>(KeyComparison.Kind.class);
    for (KeyComparison difference : differences) {
      kinds.merge(difference.kind(), 1L, Long::sum);
    }
    return kinds;
  }

  /** Tells whether every difference was looked at again. */
  boolean isComplete() {
    return complete;
  }

  Repaired repaired() {
    return repaired;
  }

  Duration duration() {
    return duration;
  }
}
