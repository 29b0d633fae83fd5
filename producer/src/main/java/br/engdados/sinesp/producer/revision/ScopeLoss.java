package br.engdados.sinesp.producer.revision;

import java.time.YearMonth;
import java.util.SortedMap;

/**
 * What a file would withdraw of one scope.
 *
 * @param scope the scope
 * @param published how many rows of it are published
 * @param withdrawn how many of these the file does not have
 * @param states rows by state, of the published states that the file does not name at all
 * @param months the same for months
 * @param events the same for events
 */
public record ScopeLoss(
    Scope scope,
    long published,
    long withdrawn,
    SortedMap<String, Long> states,
    SortedMap<YearMonth, Long> months,
    SortedMap<String, Long> events) {
  /**
   * Tells whether a state, a month or an event would be gone from the scope.
   *
   * @return whether any would
   */
  public boolean vanishes() {
    return !states.isEmpty() || !months.isEmpty() || !events.isEmpty();
  }
}
