package br.engdados.sinesp.consumer.connection;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metrics.Metrics;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.QueryConsistencyException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.session.Request;
import com.datastax.oss.driver.api.core.type.reflect.GenericType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final CqlSession session;
  private final Supplier<Duration> retryTime;

  RetryingSession(CqlSession session, Supplier<Duration> retryTime) {
    this.session = session;
    this.retryTime = retryTime;
  }

  @Override
  @SuppressWarnings("unchecked") // ASYNC is the type of CompletionStage<AsyncResultSet>
  public <R extends Request, T> T execute(R request, GenericType<T> resultType) {
    if (resultType.equals(Statement.ASYNC)) {
      CompletableFuture<AsyncResultSet> result = new CompletableFuture<>();
      attempt((Statement<?>) request, new Attempt(System.nanoTime(), FIRST_PAUSE_MILLIS), result);
      return (T) result;
    }
    return attempt(request, resultType, new Attempt(System.nanoTime(), FIRST_PAUSE_MILLIS));
  }

  private <R extends Request, T> T attempt(R request, GenericType<T> resultType, Attempt first) {
    Attempt attempt = first;
    while (true) {
      try {
        return session.execute(request, resultType);
      } catch (RuntimeException e) {
        if (!isTemporary(e) || isOver(attempt)) {
          throw e;
        }
        log(attempt, e);
      }
      try {
        Thread.sleep(attempt.pauseMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CassandraUnavailableException("interrupted while waiting for Cassandra", e);
      }
      attempt = attempt.next();
    }
  }

  private boolean isOver(Attempt attempt) {
    return attempt.elapsed().plusMillis(attempt.pauseMillis()).compareTo(retryTime.get()) > 0;
  }

  private static void log(Attempt attempt, Throwable failure) {
    // One outage fails every write under way, again and again: the first time is news.
    boolean first = attempt.pauseMillis() == FIRST_PAUSE_MILLIS;
    LOG.atLevel(first ? Level.INFO : Level.DEBUG)
        .log(
            "event=cassandra-retry next_ms={} elapsed_ms={} reason=\"{}\"",
            attempt.pauseMillis(),
            attempt.elapsed().toMillis(),
            reason(failure));
  }

  // The exception's own message lists nodes and addresses, not what went wrong.
  private static String reason(Throwable failure) {
    if (failure instanceof AllNodesFailedException all) {
      return all.getAllErrors().values().stream()
          .flatMap(List::stream)
          .findFirst()
          .map(Wait::reason)
          .orElse("no node is up");
    }
    return Wait.reason(failure);
  }

  private record Attempt(long firstNanos, long pauseMillis) {
    Attempt next() {
      return new Attempt(firstNanos, Math.min(pauseMillis * 2, LONGEST_PAUSE_MILLIS));
    }

    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - firstNanos);
    }
  }

  private void attempt(
      Statement<?> statement, Attempt attempt, CompletableFuture<AsyncResultSet> result) {
    session
        .executeAsync(statement)
        .whenComplete(
            (rows, failure) -> {
              if (failure == null) {
                result.complete(rows);
              } else {
                afterFailure(statement, attempt, unwrapped(failure), result);
              }
            });
  }

  private void afterFailure(
      Statement<?> statement,
      Attempt attempt,
      Throwable failure,
      CompletableFuture<AsyncResultSet> result) {
    if (isRefusal(failure)) {
      result.completeExceptionally(new CassandraRefusalException(failure));
    } else if (!isTemporary(failure)) {
      result.completeExceptionally(failure);
    } else if (isOver(attempt)) {
      result.completeExceptionally(
          CassandraUnavailableException.after(attempt.elapsed(), reason(failure), failure));
    } else {
      log(attempt, failure);
      Executor later =
          CompletableFuture.delayedExecutor(attempt.pauseMillis(), TimeUnit.MILLISECONDS);
      later.execute(() -> attempt(statement, attempt.next(), result));
    }
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** Tells whether Cassandra took a request for wrong; it will again. */
  static boolean isRefusal(Throwable failure) {
    return failure instanceof QueryValidationException
        || CassandraWait.isWrongUser(failure)
        || (failure instanceof AllNodesFailedException all
            && all.getAllErrors().values().stream()
                .flatMap(List::stream)
                .anyMatch(RetryingSession::isRefusal));
  }

  static boolean isTemporary(Throwable failure) {
    return failure instanceof AllNodesFailedException
        || failure instanceof DriverTimeoutException
        || failure instanceof OverloadedException
        || failure instanceof BootstrappingException
        || failure instanceof UnavailableException
        || failure instanceof QueryConsistencyException
        || failure instanceof BusyConnectionException
        || failure instanceof ClosedConnectionException
        || failure instanceof HeartbeatException;
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
