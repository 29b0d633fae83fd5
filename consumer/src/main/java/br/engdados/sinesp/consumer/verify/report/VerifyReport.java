package br.engdados.sinesp.consumer.verify.report;

import br.engdados.sinesp.consumer.verify.compare.Findings;
import br.engdados.sinesp.consumer.verify.compare.Group;
import br.engdados.sinesp.consumer.verify.compare.KeyComparison;
import br.engdados.sinesp.consumer.verify.compare.Totals.Sides;
import br.engdados.sinesp.consumer.verify.read.OffsetRange;
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
  public record Repaired(boolean asked, long rows) {}

  /**
   * Makes a report.
   *
   * @param tables which tables were verified
   * @param named how many differences are named with both sides
   * @param ranges what was read of the topics
   * @param findings what was found, corrected by what was looked at again
   * @param differences those that were looked at again and are left
   * @param complete whether every difference was looked at again
   * @param repaired what was mended
   * @param duration how long it took, the start of Spark left out
   */
  public VerifyReport(
      Set<Granularidade> tables,
      int named,
      List<OffsetRange> ranges,
      Findings findings,
      List<KeyComparison> differences,
      boolean complete,
      Repaired repaired,
      Duration duration) {
    this.tables = tables;
    this.named = named;
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

  /** Gives how many rows differ. */
  public long count() {
    return findings.differences();
  }

  /** Gives which tables were verified. */
  public Set<Granularidade> tables() {
    return tables;
  }

  /** Gives what was read of the topics. */
  public List<OffsetRange> ranges() {
    return ranges;
  }

  /** Gives the totals by group. */
  public SortedMap<Group, Sides> totals() {
    return totals;
  }

  /** Gives the totals of all events of a year together; the event is blank. */
  public SortedMap<Group, Sides> totalsByYear() {
    SortedMap<Group, Sides> years = new TreeMap<>();
    totals.forEach(
        (group, sides) ->
            years.merge(
                new Group(group.granularidade(), group.datasetId(), group.ano(), ""),
                sides,
                Sides::plus));
    return years;
  }

  /** Gives the totals of all groups together. */
  public Sides total() {
    return totals.values().stream().reduce(Sides.NONE, Sides::plus);
  }

  /** Gives how many records of a table's topic could not be decoded. */
  public long undecodable(Granularidade granularidade) {
    return findings.undecodable(granularidade);
  }

  /** Gives how many rows of a table cannot be judged. */
  public long undecided(Granularidade granularidade) {
    return findings.undecided(granularidade);
  }

  /** Gives the first differences in full, as many as were asked for. */
  public List<KeyComparison> named() {
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
  public Map<KeyComparison.Kind, Long> kinds() {
    Map<KeyComparison.Kind, Long> kinds = new EnumMap<>(KeyComparison.Kind.class);
    for (KeyComparison difference : differences) {
      kinds.merge(difference.kind(), 1L, Long::sum);
    }
    return kinds;
  }

  /** Tells whether every difference was looked at again. */
  public boolean isComplete() {
    return complete;
  }

  /** Gives what was mended. */
  public Repaired repaired() {
    return repaired;
  }

  /** Gives how long it took, the start of Spark left out. */
  public Duration duration() {
    return duration;
  }
}
