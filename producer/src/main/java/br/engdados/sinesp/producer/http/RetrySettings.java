package br.engdados.sinesp.producer.http;

import java.time.Duration;

/**
 * How often to try again, and when.
 *
 * @param retries attempts after the first; zero for none
 * @param firstDelay pause before the first of them; each later pause is twice the one before, and
 *     up to a quarter longer at random. It is also the least time that an attempt is worth
 * @param longestDelay no pause is longer, but for that quarter and one that the server asks for
 */
public record RetrySettings(int retries, Duration firstDelay, Duration longestDelay) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is negative, or the first delay not below the longest
   */
  public RetrySettings {
    if (retries < 0) {
      throw new IllegalArgumentException("retries must not be negative: " + retries);
    }
    if (firstDelay.isNegative() || firstDelay.isZero() || firstDelay.compareTo(longestDelay) >= 0) {
      throw new IllegalArgumentException("the first delay must lie between 0 and the longest");
    }
  }

  /** As many retries as the deadline has time for. */
  public static RetrySettings untilDeadline(Duration firstDelay, Duration longestDelay) {
    return new RetrySettings(Integer.MAX_VALUE, firstDelay, longestDelay);
  }
}
