package br.engdados.sinesp.contract.occurrence;

import java.util.IdentityHashMap;
import java.util.function.Function;

/**
 * Remembers the bytes of values that recur millions of times (5,570 places, 30 events, 12 months),
 * by object identity: callers that pass the same instance again pay one look-up. Bounded, so that
 * callers that never do are only slower. Not for several threads at once.
 *
 * @param <K> the values
 */
public final class FragmentCache<K> {
  private static final int MOST_ENTRIES = 20_000;

  private final IdentityHashMap<K, byte[]> fragments = new IdentityHashMap<>();
  private final Function<K, byte[]> encode;
  private K last;
  private byte[] lastFragment;

  /**
   * Makes an empty cache.
   *
   * @param encode makes the bytes of a value; must depend on nothing else
   */
  public FragmentCache(Function<K, byte[]> encode) {
    this.encode = encode;
  }

  /**
   * Gives the bytes of a value.
   *
   * @param value not null, immutable
   * @return its bytes; the caller must not change them
   */
  @SuppressWarnings("ReferenceEquality") // identity is the point: a miss costs time, not truth
  public byte[] of(K value) {
    if (value == last) {
      return lastFragment;
    }
    byte[] fragment = fragments.get(value);
    if (fragment == null) {
      if (fragments.size() >= MOST_ENTRIES) {
        fragments.clear();
      }
      fragment = encode.apply(value);
      fragments.put(value, fragment);
    }
    last = value;
    lastFragment = fragment;
    return fragment;
  }
}
