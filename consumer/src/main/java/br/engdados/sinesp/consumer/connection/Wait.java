package br.engdados.sinesp.consumer.connection;

import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.consumer.failure.FailureText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits, for a bounded time, until something answers. */
public final class Wait {
  private static final Logger LOG = LoggerFactory.getLogger(Wait.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

  private Wait() {}

  /** Tells from an exception whether trying again is pointless, and then why. */
  public interface Verdict {
    /**
     * Judges a failed attempt.
     *
     * @param failure what was thrown
     * @return the message to end with; empty to try again
     */
    Optional<String> judge(Exception failure);
  }

  /**
   * Tries until an attempt succeeds, with growing pauses, each attempt logged.
   *
   * @param what what is waited for, such as {@code Kafka at host:9092}
   * @param timeout how long at the most
   * @param advice what to do when it never answers
   * @param attempt the attempt; must end by itself within seconds
   * @param verdict which failures end the wait
   * @param <T> what an attempt gives
   * @return what the attempt gave
   * @throws FailureException when the time is over, or at once when the verdict says so
   * @throws InterruptedException if the thread is interrupted
   */
  public static <T> T until(
      String what, Duration timeout, String advice, Callable<T> attempt, Verdict verdict)
      throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    Duration pause = FIRST_PAUSE;
    for (int number = 1; ; number++) {
      try {
        T result = attempt.call();
        if (number > 1) {
          LOG.info("event=answered what=\"{}\" attempt={}", what, number);
        }
        return result;
      } catch (InterruptedException | FailureException e) {
        throw e;
      } catch (Exception e) {
        Optional<String> ending = verdict.judge(e);
        if (ending.isPresent()) {
          throw new FailureException(what + ": " + ending.get(), e);
        }
        if (System.nanoTime() + pause.toNanos() >= end) {
          throw new FailureException(
              "%s did not answer within %s s (%d attempts): %s. %s"
                  .formatted(what, timeout.toSeconds(), number, FailureText.reason(e), advice),
              e);
        }
        LOG.info(
            "event=waiting what=\"{}\" attempt={} reason=\"{}\" next_ms={}",
            what,
            number,
            FailureText.reason(e),
            pause.toMillis());
      }
      Thread.sleep(pause.toMillis());
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
  }
}
