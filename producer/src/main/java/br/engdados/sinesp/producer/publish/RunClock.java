package br.engdados.sinesp.producer.publish;

import java.time.Clock;
import java.time.Instant;

/**
 * Gives each file the instant at which it is taken in: later than any before it and than anything
 * in the topics, even where the machine's clock has been set back, since the newest instant wins in
 * the tables.
 */
final class RunClock {
  private final Clock clock;
  private long last;

  /**
   * Starts.
   *
   * @param clock the machine's
   * @param newest the newest timestamp in the topics, milliseconds since 1970
   */
  RunClock(Clock clock, long newest) {
    this.clock = clock;
    this.last = newest;
  }

  Instant next() {
    last = Math.max(last + 1, clock.millis());
    return Instant.ofEpochMilli(last);
  }
}
