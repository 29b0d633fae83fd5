package br.engdados.sinesp.consumer.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RetryingSessionTest {
  private static final SimpleStatement INSERT =
      SimpleStatement.newInstance("INSERT INTO tb (id) VALUES (1)");
  private final RuntimeException refused =
      new InvalidQueryException(null, "table tb does not exist");
  private final RuntimeException busy = new OverloadedException(null, "busy");

  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void whatCassandraRefusesIsNotTriedAgain() {
    RetryingSession session = session(refused, Integer.MAX_VALUE, Duration.ofMinutes(5));
    assertThatThrownBy(() -> executeAsync(session))
        .hasCauseInstanceOf(CassandraRefusalException.class)
        .hasMessageContaining("Cassandra refuses a request: table tb does not exist");
    assertThat(attempts).hasValue(1);
    assertThatThrownBy(() -> execute(session)).isSameAs(refused);
    assertThat(attempts).hasValue(2);
  }

  @Test
  void anOverloadedCassandraIsTriedAgainUntilTheTimeIsOver() {
    RetryingSession session = session(busy, Integer.MAX_VALUE, Duration.ofMillis(700));
    assertThatThrownBy(() -> executeAsync(session))
        .hasCauseInstanceOf(CassandraUnavailableException.class)
        .hasMessageContaining("Cassandra did not take a request for");
    assertThat(attempts).hasValueGreaterThan(1);
    attempts.set(0);
    assertThatThrownBy(() -> execute(session)).isSameAs(busy);
    assertThat(attempts).hasValueGreaterThan(1);
  }

  @Test
  void whatFailsAndThenSucceedsHasSucceeded() throws Exception {
    assertThat(executeAsync(session(busy, 2, Duration.ofMinutes(5)))).isNull();
    assertThat(attempts).hasValue(3);
    attempts.set(0);
    assertThat(execute(session(busy, 2, Duration.ofMinutes(5)))).isNull();
    assertThat(attempts).hasValue(3);
  }

  @Test
  void whatSucceedsAtOnceIsAskedForOnce() throws Exception {
    executeAsync(session(busy, 0, Duration.ofMinutes(5)));
    execute(session(busy, 0, Duration.ofMinutes(5)));
    assertThat(attempts).hasValue(2);
  }

  @Test
  void withoutATimeToTryNothingIsTriedAgain() {
    RetryingSession session = session(busy, 1, Duration.ZERO);
    assertThatThrownBy(() -> executeAsync(session))
        .hasCauseInstanceOf(CassandraUnavailableException.class);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void aFaultOfTheProgramIsNotTriedAgain() {
    IllegalStateException fault = new IllegalStateException("closed");
    RetryingSession session = session(fault, Integer.MAX_VALUE, Duration.ofMinutes(5));
    assertThatThrownBy(() -> executeAsync(session)).hasCause(fault);
    assertThatThrownBy(() -> execute(session)).isSameAs(fault);
    assertThat(attempts).hasValue(2);
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() {
    RetryingSession session = session(busy, Integer.MAX_VALUE, Duration.ofMinutes(5));
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> execute(session))
          .isInstanceOf(CassandraUnavailableException.class)
          .hasMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void whatWasSaidIsFoundInTheConnectorsMessage() {
    IOException connectors =
        new IOException(
            "Failed to write statements to ks.tb. The\nlatest exception was\n"
                + "  Cassandra refuses a request: table tb does not exist\n\nPlease check");
    assertThat(CassandraRefusalException.in(new RuntimeException("task failed", connectors)))
        .contains("Cassandra refuses a request: table tb does not exist");
    assertThat(CassandraUnavailableException.in(connectors)).isEmpty();
  }

  private static AsyncResultSet executeAsync(RetryingSession session)
      throws ExecutionException, InterruptedException {
    return session.executeAsync(INSERT).toCompletableFuture().get();
  }

  private static ResultSet execute(RetryingSession session) {
    return session.execute(INSERT, Statement.SYNC);
  }

  /** A session over one whose first requests fail, and all later ones give nothing. */
  private RetryingSession session(RuntimeException failure, int failures, Duration retryTime) {
    CqlSession failing =
        (CqlSession)
            Proxy.newProxyInstance(
                CqlSession.class.getClassLoader(),
                new Class<?>[] {CqlSession.class},
                (proxy, method, arguments) -> {
                  boolean fails = attempts.incrementAndGet() <= failures;
                  if (method.getName().equals("executeAsync")) {
                    return fails
                        ? CompletableFuture.failedFuture(failure)
                        : CompletableFuture.completedFuture(null);
                  }
                  if (fails) {
                    throw failure;
                  }
                  return null;
                });
    return new RetryingSession(failing, () -> retryTime);
  }
}
