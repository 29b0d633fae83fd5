package br.engdados.sinesp.consumer.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
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
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void whatCassandraRefusesIsNotTriedAgain() {
    RetryingSession session =
        session(new InvalidQueryException(null, "table tb does not exist"), Duration.ofMinutes(5));
    assertThatThrownBy(() -> execute(session))
        .hasCauseInstanceOf(CassandraRefusalException.class)
        .hasMessageContaining("Cassandra refuses a request: table tb does not exist");
    assertThat(attempts).hasValue(1);
  }

  @Test
  void anOverloadedCassandraIsTriedAgainUntilTheTimeIsOver() {
    RetryingSession session =
        session(new OverloadedException(null, "busy"), Duration.ofMillis(700));
    assertThatThrownBy(() -> execute(session))
        .hasCauseInstanceOf(CassandraUnavailableException.class)
        .hasMessageContaining("Cassandra did not take a request for");
    assertThat(attempts).hasValueGreaterThan(1);
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

  private static void execute(RetryingSession session)
      throws ExecutionException, InterruptedException {
    session
        .executeAsync(SimpleStatement.newInstance("INSERT INTO tb (id) VALUES (1)"))
        .toCompletableFuture()
        .get();
  }

  /** A session over one whose every request fails. */
  private RetryingSession session(RuntimeException failure, Duration retryTime) {
    CqlSession failing =
        (CqlSession)
            Proxy.newProxyInstance(
                CqlSession.class.getClassLoader(),
                new Class<?>[] {CqlSession.class},
                (proxy, method, arguments) -> {
                  attempts.incrementAndGet();
                  return CompletableFuture.failedFuture(failure);
                });
    return new RetryingSession(failing, () -> retryTime);
  }
}
