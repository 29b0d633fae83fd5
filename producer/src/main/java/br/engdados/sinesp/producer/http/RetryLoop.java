package br.engdados.sinesp.producer.http;

import br.engdados.sinesp.producer.http.AttemptException.Verdict;
import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Tries again what may go better next time: bounded in number and by the deadline. */
public final class RetryLoop {
  /**
   * A pause is up to a quarter longer, so that clients that failed together do not return together.
   */
  private static final double JITTER = 0.25;

  /** Whether a host exists does not change within seconds as often as what it answers. */
  private static final int ATTEMPTS_AT_UNREACHABLE = 2;

  /** Something that can fail. */
  @FunctionalInterface
  public interface Attempt<T> {
    /**
     * Does it once.
     *
     * @throws AttemptException if it fails
     */
    T run() throws AttemptException;
  }

  private final RetrySettings settings;

  /** Tries as these settings say. */
  public RetryLoop(RetrySettings settings) {
    this.settings = settings;
  }

  /**
   * Runs the attempt until it succeeds or another is not worth it: because it would end the same,
   * because there were enough, or because too little time is left for the pause that the server
   * asks for, or for an answer.
   *
   * @param deadline pauses end before it; that an attempt does is the attempt's own affair
   * @param onRetry hears of each failure that is followed by another attempt, and of the pause
   * @throws AttemptException the last failure
   * @throws InterruptedException if the thread is interrupted during a pause
   */
  public <T> T run(
      Deadline deadline, Attempt<T> attempt, BiConsumer<AttemptException, Duration> onRetry)
      throws AttemptException, InterruptedException {
    AtomicInteger unreachable = new AtomicInteger();
    RetryPolicy<T> policy =
        RetryPolicy.<T>builder()
            .handle(AttemptException.class)
            .withMaxRetries(settings.retries())
            .withDelayFn(context -> pause(context, deadline))
            .onRetryScheduled(
                event ->
                    onRetry.accept((AttemptException) event.getLastException(), event.getDelay()))
            .abortIf(
                (result, failure) ->
                    unreachable.get() >= ATTEMPTS_AT_UNREACHABLE || isLast(failure, deadline))
            .build();
    try {
      return Failsafe.with(policy)
          .get(
              () -> {
                try {
                  return attempt.run();
                } catch (AttemptException e) {
                  if (e.verdict() == Verdict.UNREACHABLE) {
                    unreachable.incrementAndGet();
                  }
                  throw e;
                }
              });
    } catch (FailsafeException e) {
      if (e.getCause() instanceof AttemptException failure) {
        throw failure;
      }
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      throw e;
    }
  }

  private boolean isLast(Throwable failure, Deadline deadline) {
    if (!(failure instanceof AttemptException e)) {
      return true;
    }
    return switch (e.verdict()) {
      case MISSING, FINAL -> true;
      case RETRY, UNREACHABLE -> e.retryAfter().compareTo(longestPause(deadline)) >= 0;
    };
  }

  private <T> Duration pause(ExecutionContext<T> context, Deadline deadline) {
    int failures = Math.max(1, context.getAttemptCount());
    Duration backoff = settings.firstDelay().multipliedBy(1L << Math.min(failures - 1, 20));
    Duration pause = least(backoff, settings.longestDelay());
    if (context.getLastException() instanceof AttemptException e
        && e.retryAfter().compareTo(pause) > 0) {
      pause = e.retryAfter();
    }
    double factor = 1 + ThreadLocalRandom.current().nextDouble(JITTER);
    Duration longer = Duration.ofNanos((long) (pause.toNanos() * factor));
    Duration most = longestPause(deadline);
    return most.isNegative() ? Duration.ZERO : wholeMillis(least(longer, most));
  }

  /** Rounded up: Failsafe sleeps whole milliseconds, and would not sleep for less than one. */
  private static Duration wholeMillis(Duration pause) {
    return pause.plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
  }

  /** A pause that leaves the next attempt some time; negative or zero when there is none. */
  private Duration longestPause(Deadline deadline) {
    return deadline.remaining().minus(settings.firstDelay());
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
