package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.compare.Totals.Sides;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What reading both sides, or a part of their keys, has found. Not for several threads at once. */
public final class Findings implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * A key at which topic and table differed when both were read as a whole.
   *
   * @param granularidade which table
   * @param key the hash of the key
   * @param groupNumber its group
   * @param counted what it counted for in the totals
   */
  public record Suspect(Granularidade granularidade, KeyHash key, long groupNumber, Sides counted)
      implements Serializable {}

  private final Map<Long, Sides> totals = new HashMap<>();
  private final Map<Long, Group> names = new HashMap<>();
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

  /** Notes what a group is called: its number is the hash of that. */
  public void name(long groupNumber, Group group) {
    names.put(groupNumber, group);
  }

  /** Counts rows, or with negative numbers takes them back. */
  public void count(long groupNumber, Sides more) {
    totals.merge(groupNumber, more, Sides::plus);
  }

  /** Counts a record that cannot be decoded. */
  public void addUndecodable(Granularidade granularidade) {
    undecodable.merge(granularidade, 1L, Long::sum);
  }

  /** Counts a row of which all records are undecodable. */
  public void addUndecided(Granularidade granularidade) {
    undecided.merge(granularidade, 1L, Long::sum);
  }

  /** Counts the rows of a key whose sides differ, and keeps it as far as there is room. */
  public void suspect(Suspect suspect) {
    count(suspect.groupNumber(), suspect.counted());
    keep(suspect);
  }

  /** Takes in what was found of other keys. */
  public void add(Findings other) {
    other.totals.forEach(this::count);
    names.putAll(other.names);
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

  /**
   * Gives the totals by group.
   *
   * @throws IllegalStateException if a group was never named
   */
  public SortedMap<Group, Sides> totals() {
    SortedMap<Group, Sides> named = new TreeMap<>();
    totals.forEach((number, sides) -> named.put(named(number), sides));
    return named;
  }

  private Group named(long number) {
    Group group = names.get(number);
    if (group == null) {
      throw new IllegalStateException("no digest named group " + number);
    }
    return group;
  }
}
