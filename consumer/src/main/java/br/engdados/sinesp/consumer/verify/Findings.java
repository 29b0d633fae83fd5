package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What reading both sides, or a part of their keys, has found. Not for several threads at once. */
final class Findings implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<Long, Sides> totals = new HashMap<>();
  private final Map<Long, Group> names = new HashMap<>();
  private final List<Suspect> suspects = new ArrayList<>();
  private final long mostSuspects;
  private final Counts undecodable = new Counts();
  private final Counts undecided = new Counts();

  /**
   * Makes empty findings.
   *
   * @param mostSuspects how many suspects are kept; more are only counted
   */
  Findings(long mostSuspects) {
    this.mostSuspects = mostSuspects;
  }

  void name(long groupNumber, Group group) {
    names.put(groupNumber, group);
  }

  /** Counts rows, or with negative numbers takes them back. */
  void count(long groupNumber, Sides more) {
    totals.merge(groupNumber, more, Sides::plus);
  }

  void addUndecodable(Granularidade granularidade) {
    undecodable.add(granularidade, 1);
  }

  void addUndecided(Granularidade granularidade) {
    undecided.add(granularidade, 1);
  }

  /** Counts the rows of a key whose sides differ, and keeps it as far as there is room. */
  void suspect(Suspect suspect) {
    count(suspect.groupNumber(), suspect.counted());
    keep(suspect);
  }

  /** Takes in what was found of other keys. */
  void add(Findings other) {
    other.totals.forEach(this::count);
    names.putAll(other.names);
    undecodable.add(other.undecodable);
    undecided.add(other.undecided);
    other.suspects.forEach(this::keep);
  }

  private void keep(Suspect suspect) {
    if (suspects.size() < mostSuspects) {
      suspects.add(suspect);
    }
  }

  /** Gives the keys that differed, as many as are kept. */
  List<Suspect> suspects() {
    return suspects;
  }

  /** Gives how many keys differ, kept or not. */
  long differences() {
    return totals.values().stream().mapToLong(Sides::differences).sum();
  }

  /** Gives how many records could not be decoded. */
  Counts undecodable() {
    return undecodable;
  }

  /** Gives how many rows cannot be judged: all records of their key are undecodable. */
  Counts undecided() {
    return undecided;
  }

  /**
   * Gives the totals by group.
   *
   * @throws IllegalStateException if a group was never named
   */
  SortedMap<Group, Sides> totals() {
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
