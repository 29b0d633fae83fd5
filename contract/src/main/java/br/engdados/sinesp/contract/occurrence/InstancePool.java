package br.engdados.sinesp.contract.occurrence;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives the same instance for equal values, which {@link FragmentCache} builds on. Bounded, so that
 * values that never recur are only slower. Not for several threads at once.
 *
 * @param <T> the values, immutable
 */
public final class InstancePool<T> {
  private static final int MOST_ENTRIES = 20_000;

  private final Map<T, T> known = new HashMap<>();
  private T last;

  /** Makes an empty pool. */
  public InstancePool() {}

  /**
   * Finds the instance that stands for a value.
   *
   * @param value not null
   * @return an equal value, the same instance as before where it is still known
   */
  public T of(T value) {
    if (value.equals(last)) {
      return last;
    }
    if (known.size() >= MOST_ENTRIES) {
      known.clear();
    }
    T first = known.putIfAbsent(value, value);
    last = first == null ? value : first;
    return last;
  }
}
