package br.engdados.sinesp.producer.source.remote;

import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Tries again what may go better next time: bounded in number and by the deadline. */
final class RetryLoop {
  /**
   * A pause is up to a quarter longer, so that clients that failed together do not return together.
   */
  private static final double JITTER = 0.25;

  /** Whether a host exists does not change within seconds as often as what it answers. */
  private static final int ATTEMPTS_AT_UNREACHABLE = 2;

  /** Something that can fail. */
  @FunctionalInterface
  interface Attempt<T> {
    T run() throws DownloadException;
  }

  private final RetrySettings settings;

  RetryLoop(RetrySettings settings) {
    this.settings = settings;
  }

  /**
   * Runs the attempt until it succeeds or another is not worth it.
   *
   * @param onRetry hears of each failure that is followed by another attempt, and of the pause
   * @throws DownloadException the last failure
   * @throws InterruptedException if the thread is interrupted during a pause
   */
  <T> T run(Deadline deadline, Attempt<T> attempt, BiConsumer<DownloadException, Duration> onRetry)
      throws DownloadException, InterruptedException {
    AtomicInteger unreachable = new AtomicInteger();
    RetryPolicy<T> policy =
        RetryPolicy.<T>builder()
            .handle(DownloadException.class)
            .withMaxRetries(settings.retries())
            .withDelayFn(this::pause)
            .onRetryScheduled(
                event ->
                    onRetry.accept((DownloadException) event.getLastException(), event.getDelay()))
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
                } catch (DownloadException e) {
                  if (e.verdict() == DownloadException.Verdict.UNREACHABLE) {
                    unreachable.incrementAndGet();
                  }
                  throw e;
                }
              });
    } catch (FailsafeException e) {
      if (e.getCause() instanceof DownloadException failure) {
        throw failure;
      }
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      throw e;
    }
  }

  private static boolean isLast(Throwable failure, Deadline deadline) {
    if (!(failure instanceof DownloadException e)) {
      return true;
    }
    return switch (e.verdict()) {
      case MISSING, FINAL -> true;
      case RETRY, UNREACHABLE ->
          e.retryAfter().orElse(Duration.ZERO).compareTo(deadline.remaining()) >= 0;
    };
  }

  private <T> Duration pause(ExecutionContext<T> context) {
    int failures = Math.max(1, context.getAttemptCount());
    Duration backoff = settings.firstDelay().multipliedBy(1L << Math.min(failures - 1, 20));
    if (backoff.compareTo(settings.longestDelay()) > 0) {
      backoff = settings.longestDelay();
    }
    Throwable failure = context.getLastException();
    if (failure instanceof DownloadException e
        && e.retryAfter().orElse(Duration.ZERO).compareTo(backoff) > 0) {
      backoff = e.retryAfter().orElseThrow();
    }
    double factor = 1 + ThreadLocalRandom.current().nextDouble(JITTER);
    return Duration.ofNanos((long) (backoff.toNanos() * factor));
  }
}
