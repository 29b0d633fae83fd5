package br.engdados.sinesp.producer.revision;

import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceKey;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a file would withdraw, by scope: how many rows, and which states, months and events it does
 * not name at all. What makes part of an edition look like a whole one is known by this alone.
 */
public final class Withdrawals {
  /** Of more names than any edition has no more are kept; those left out count as not named. */
  private static final int MOST_NAMES = 10_000;

  private static final class Counts {
    private final Set<String> statesNamed = new HashSet<>();
    private final Set<YearMonth> monthsNamed = new HashSet<>();
    private final Set<String> eventsNamed = new HashSet<>();
    private final SortedMap<String, Long> states = new TreeMap<>();
    private final SortedMap<YearMonth, Long> months = new TreeMap<>();
    private final SortedMap<String, Long> events = new TreeMap<>();
    private long withdrawn;
  }

  private final Map<Scope, Counts> scopes = new TreeMap<>();
  private Scope lastScope;
  private Counts last;
  private String lastState;
  private YearMonth lastMonth;
  private String lastEvent;

  /** Starts with nothing named and nothing withdrawn. */
  public Withdrawals() {}

  /**
   * Takes a row that the file has.
   *
   * @param scope the row's scope
   * @param row the row
   */
  @SuppressWarnings("ReferenceEquality") // neighbours mostly share the instances
  public void named(Scope scope, Occurrence row) {
    if (scope != lastScope) {
      last = counts(scope);
      lastScope = scope;
      lastState = null;
      lastMonth = null;
      lastEvent = null;
    }
    if (row.place().uf() != lastState) {
      lastState = row.place().uf();
      name(last.statesNamed, lastState);
    }
    if (row.period() != lastMonth) {
      lastMonth = row.period();
      name(last.monthsNamed, lastMonth);
    }
    if (row.tipoCrime() != lastEvent) {
      lastEvent = row.tipoCrime();
      name(last.eventsNamed, lastEvent);
    }
  }

  /**
   * Takes a published row that the file does not have.
   *
   * @param row its key
   */
  public void withdrawn(OccurrenceKey row) {
    Counts counts = counts(new Scope(row.dataset(), row.period().getYear()));
    counts.withdrawn++;
    if (row.uf() != null) {
      count(counts.statesNamed, counts.states, row.uf());
    }
    count(counts.monthsNamed, counts.months, row.period());
    count(counts.eventsNamed, counts.events, row.tipoCrime());
  }

  /**
   * Sums up, once all rows of both kinds have come.
   *
   * @param comparison knows how much of each scope is published
   * @return the scopes of which rows would be withdrawn, sorted
   */
  public List<ScopeLoss> losses(Comparison comparison) {
    return scopes.entrySet().stream()
        .filter(scope -> scope.getValue().withdrawn > 0)
        .map(scope -> loss(scope.getKey(), scope.getValue(), comparison))
        .toList();
  }

  private static ScopeLoss loss(Scope scope, Counts counts, Comparison comparison) {
    return new ScopeLoss(
        scope,
        comparison.publishedRows(scope),
        counts.withdrawn,
        counts.states,
        counts.months,
        counts.events);
  }

  private Counts counts(Scope scope) {
    return scopes.computeIfAbsent(scope, any -> new Counts());
  }

  private static <T> void name(Set<T> named, T name) {
    if (named.size() < MOST_NAMES) {
      named.add(name);
    }
  }

  private static <T> void count(Set<T> named, Map<T, Long> rows, T name) {
    if (!named.contains(name) && (rows.size() < MOST_NAMES || rows.containsKey(name))) {
      rows.merge(name, 1L, Long::sum);
    }
  }
}
