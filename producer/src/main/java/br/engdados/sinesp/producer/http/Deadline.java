package br.engdados.sinesp.producer.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;

/**
 * A moment by which work must be done, on the clock that nobody sets back.
 *
 * @param endNanos that moment, as {@link System#nanoTime()} tells it
 * @param allowed how much time there was when the work began
 */
public record Deadline(long endNanos, Duration allowed) {

  /** The moment that comes when this much time has passed. */
  public static Deadline in(Duration allowed) {
    return new Deadline(System.nanoTime() + allowed.toNanos(), allowed);
  }

  /** Time that is left; zero or negative when it is over. */
  public Duration remaining() {
    return Duration.ofNanos(endNanos - System.nanoTime());
  }

  /** Whether no time is left. */
  public boolean isOver() {
    return remaining().compareTo(Duration.ZERO) <= 0;
  }

  /**
   * Gives a call until then, or less; from name resolution to the last byte of its answer.
   *
   * @param call not yet sent
   * @param longest what a single call may take
   * @return what it has
   */
  public Duration limit(Call call, Duration longest) {
    Duration left = remaining();
    long millis = Math.max(1, (left.compareTo(longest) < 0 ? left : longest).toMillis());
    call.timeout().timeout(millis, TimeUnit.MILLISECONDS);
    return Duration.ofMillis(millis);
  }
}
