package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.compare.Totals.Sides;
import br.engdados.sinesp.consumer.verify.read.TablePartition;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What reading both sides, or a part of their keys, has found. Not for several threads at once. */
public final class Findings implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * A key at which topic and table differed when both were read as a whole.
   *
   * @param partition the partition of the table that it belongs to
   * @param key the hash of the key
   * @param counted what it counted for in the totals
   */
  public record Suspect(TablePartition partition, KeyHash key, Sides counted)
      implements Serializable {
    /** Gives the partitions of some suspects. */
    static Set<TablePartition> partitions(Collection<Suspect> suspects) {
      return suspects.stream().map(Suspect::partition).collect(Collectors.toSet());
    }

    /** Gives the keys of some suspects. */
    static Set<KeyHash> keys(Collection<Suspect> suspects) {
      return suspects.stream().map(Suspect::key).collect(Collectors.toSet());
    }
  }

  private final TreeMap<Group, Sides> totals = new TreeMap<>();
  private final List<Suspect> suspects = new ArrayList<>();
  private final long mostSuspects;
  private final EnumMap<Granularidade, Long> undecodable = new EnumMap<>(Granularidade.class);
  private final EnumMap<Granularidade, Long> undecided = new EnumMap<>(Granularidade.class);

  /**
   * Makes empty findings.
   *
   * @param mostSuspects how many suspects are kept; more are only counted
   */
  public Findings(long mostSuspects) {
    this.mostSuspects = mostSuspects;
  }

  /** Counts rows, or with negative numbers takes them back. */
  public void count(Group group, Sides more) {
    totals.merge(group, more, Sides::plus);
  }

  /** Counts records of a table's topic that cannot be decoded. */
  public void addUndecodable(Granularidade granularidade, long more) {
    undecodable.merge(granularidade, more, Long::sum);
  }

  /** Counts a row of which all records are undecodable. */
  public void addUndecided(Granularidade granularidade) {
    undecided.merge(granularidade, 1L, Long::sum);
  }

  /** Counts the rows of a key whose sides differ, and keeps it as far as there is room. */
  public void suspect(Suspect suspect) {
    count(Group.of(suspect.partition()), suspect.counted());
    keep(suspect);
  }

  /** Takes in what was found of other keys. */
  public void add(Findings other) {
    other.totals.forEach(this::count);
    other.undecodable.forEach((table, more) -> undecodable.merge(table, more, Long::sum));
    other.undecided.forEach((table, more) -> undecided.merge(table, more, Long::sum));
    other.suspects.forEach(this::keep);
  }

  private void keep(Suspect suspect) {
    if (suspects.size() < mostSuspects) {
      suspects.add(suspect);
    }
  }

  /** Gives the keys that differed, as many as are kept. */
  public List<Suspect> suspects() {
    return suspects;
  }

  /** Gives how many keys differ, kept or not. */
  public long differences() {
    return totals.values().stream().mapToLong(Sides::differences).sum();
  }

  /** Gives how many records of a table's topic could not be decoded. */
  public long undecodable(Granularidade granularidade) {
    return undecodable.getOrDefault(granularidade, 0L);
  }

  /** Gives how many rows of a table cannot be judged: all records of their key are undecodable. */
  public long undecided(Granularidade granularidade) {
    return undecided.getOrDefault(granularidade, 0L);
  }

  /** Gives the totals by group. */
  public SortedMap<Group, Sides> totals() {
    return Collections.unmodifiableSortedMap(totals);
  }
}
