package br.engdados.sinesp.consumer.connection;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metrics.Metrics;
import com.datastax.oss.driver.api.core.session.Request;
import com.datastax.oss.driver.api.core.type.reflect.GenericType;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.event.ExecutionScheduledEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A session that tries again, with growing pauses and for a bounded time, while Cassandra is away
 * or overloaded. The connector's own executor tries such writes again at once and for ever, from
 * within the failed attempt, until the stack overflows; it never sees these failures.
 */
final class RetryingSession implements CqlSession {
  private static final Logger LOG = LoggerFactory.getLogger(RetryingSession.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final CqlSession session;
  private final Supplier<Duration> retryTime;

  /**
   * Wraps a session.
   *
   * @param session closed with this one
   * @param retryTime for how long to try, asked whenever a request has failed
   */
  RetryingSession(CqlSession session, Supplier<Duration> retryTime) {
    this.session = session;
    this.retryTime = retryTime;
  }

  @Override
  @SuppressWarnings("unchecked") // ASYNC is the type of CompletionStage<AsyncResultSet>
  public <R extends Request, T> T execute(R request, GenericType<T> resultType) {
    long start = System.nanoTime();
    if (resultType.equals(Statement.ASYNC)) {
      return (T) executeAsynchronously((Statement<?>) request, start);
    }
    try {
      return session.execute(request, resultType);
    } catch (RuntimeException e) {
      return again(request, resultType, e, start);
    }
  }

  private <R extends Request, T> T again(
      R request, GenericType<T> resultType, RuntimeException failure, long start) {
    Optional<RetryPolicy<T>> policy = policy(failure, start);
    if (policy.isEmpty()) {
      throw failure;
    }
    First first = new First();
    try {
      return Failsafe.with(policy.get())
          .get(
              () -> {
                if (first.isNow()) {
                  throw failure;
                }
                return session.execute(request, resultType);
              });
    } catch (FailsafeException e) {
      // Only an interruption is wrapped: a session throws no checked exception of its own.
      Thread.currentThread().interrupt();
      throw new CassandraUnavailableException("interrupted while waiting for Cassandra", e);
    }
  }

  private CompletionStage<AsyncResultSet> executeAsynchronously(
      Statement<?> statement, long start) {
    CompletableFuture<AsyncResultSet> result = new CompletableFuture<>();
    session
        .executeAsync(statement)
        .whenComplete(
            (rows, thrown) -> {
              if (thrown == null) {
                result.complete(rows);
              } else {
                again(statement, unwrapped(thrown), start, result);
              }
            });
    return result;
  }

  private void again(
      Statement<?> statement,
      Throwable failure,
      long start,
      CompletableFuture<AsyncResultSet> result) {
    Optional<RetryPolicy<AsyncResultSet>> policy = policy(failure, start);
    if (policy.isEmpty()) {
      result.completeExceptionally(told(failure, start));
      return;
    }
    First first = new First();
    CompletionStage<AsyncResultSet> last =
        Failsafe.with(policy.get())
            .getStageAsync(
                () ->
                    first.isNow()
                        ? CompletableFuture.failedStage(failure)
                        : session.executeAsync(statement));
    last.whenComplete(
        (rows, thrown) -> {
          if (thrown == null) {
            result.complete(rows);
          } else {
            result.completeExceptionally(told(unwrapped(thrown), start));
          }
        });
  }

  /**
   * The attempt that has failed already, which is the policy's first: what does not fail has
   * nothing to do with Failsafe, and pays nothing for it.
   */
  private static final class First {
    private final AtomicBoolean over = new AtomicBoolean();

    boolean isNow() {
      return !over.getAndSet(true);
    }
  }

  private <T> Optional<RetryPolicy<T>> policy(Throwable failure, long start) {
    Duration left = retryTime.get().minus(elapsed(start));
    if (!CassandraFaults.isTemporary(failure) || left.compareTo(FIRST_PAUSE) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        RetryPolicy.<T>builder()
            .handleIf(thrown -> CassandraFaults.isTemporary(unwrapped(thrown)))
            .withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
            .withMaxRetries(-1)
            .withMaxDuration(left)
            .onRetryScheduled(event -> log(event, start))
            .build());
  }

  private static void log(ExecutionScheduledEvent<?> event, long start) {
    // One outage fails every write under way, again and again: the first time is news.
    LOG.atLevel(event.getAttemptCount() == 1 ? Level.INFO : Level.DEBUG)
        .log(
            "event=cassandra-retry next_ms={} elapsed_ms={} reason=\"{}\"",
            event.getDelay().toMillis(),
            elapsed(start).toMillis(),
            CassandraFaults.reason(unwrapped(event.getLastException())));
  }

  /** Gives what the caller of an asynchronous request is told of its last failure. */
  private static Throwable told(Throwable failure, long start) {
    if (CassandraFaults.isRefusal(failure)) {
      return new CassandraRefusalException(failure);
    }
    return CassandraFaults.isTemporary(failure)
        ? CassandraUnavailableException.after(
            elapsed(start), CassandraFaults.reason(failure), failure)
        : failure;
  }

  private static Duration elapsed(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  @Override
  public String getName() {
    return session.getName();
  }

  @Override
  public Metadata getMetadata() {
    return session.getMetadata();
  }

  @Override
  public boolean isSchemaMetadataEnabled() {
    return session.isSchemaMetadataEnabled();
  }

  @Override
  public CompletionStage<Metadata> setSchemaMetadataEnabled(Boolean enabled) {
    return session.setSchemaMetadataEnabled(enabled);
  }

  @Override
  public CompletionStage<Metadata> refreshSchemaAsync() {
    return session.refreshSchemaAsync();
  }

  @Override
  public CompletionStage<Boolean> checkSchemaAgreementAsync() {
    return session.checkSchemaAgreementAsync();
  }

  @Override
  public DriverContext getContext() {
    return session.getContext();
  }

  @Override
  public Optional<CqlIdentifier> getKeyspace() {
    return session.getKeyspace();
  }

  @Override
  public Optional<Metrics> getMetrics() {
    return session.getMetrics();
  }

  @Override
  public CompletionStage<Void> closeFuture() {
    return session.closeFuture();
  }

  @Override
  public CompletionStage<Void> closeAsync() {
    return session.closeAsync();
  }

  @Override
  public CompletionStage<Void> forceCloseAsync() {
    return session.forceCloseAsync();
  }
}
