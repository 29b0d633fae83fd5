package br.engdados.sinesp.producer.source.remote;

import java.time.Duration;

/**
 * How often to try again, and when.
 *
 * @param retries attempts after the first; zero for none
 * @param firstDelay pause before the first of them; each later pause is twice the one before, a
 *     quarter more or less at random
 * @param longestDelay no pause is longer, but for one that the server asks for
 */
public record RetrySettings(int retries, Duration firstDelay, Duration longestDelay) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is negative, or the first delay not below the longest
   */
  public RetrySettings {
    if (retries < 0 || retries > 20) {
      throw new IllegalArgumentException("retries must lie between 0 and 20: " + retries);
    }
    if (firstDelay.isNegative() || firstDelay.isZero() || firstDelay.compareTo(longestDelay) >= 0) {
      throw new IllegalArgumentException("the first delay must lie between 0 and the longest");
    }
  }

  /** Four retries, after about 1, 2, 4 and 8 seconds. */
  public static RetrySettings defaults() {
    return new RetrySettings(4, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }
}
