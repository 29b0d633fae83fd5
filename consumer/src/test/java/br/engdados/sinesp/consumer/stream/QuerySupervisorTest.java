package br.engdados.sinesp.consumer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import java.io.IOException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

/** After which failures a query is started again. */
final class QuerySupervisorTest {
  @Test
  void serversAndTheNetworkMayComeBack() {
    assertThat(QuerySupervisor.isTemporary(task(new DisconnectException()))).isTrue();
    assertThat(QuerySupervisor.isTemporary(task(new DriverTimeoutException("slow")))).isTrue();
    assertThat(
            QuerySupervisor.isTemporary(
                task(new IOException("Cassandra did not take a request for 120 s: no node is up"))))
        .isTrue();
  }

  @Test
  void whatIsRefusedIsRefusedAgain() {
    assertThat(
            QuerySupervisor.isTemporary(
                task(new IOException("x\n  Cassandra refuses a request: unconfigured table\n"))))
        .isFalse();
    assertThat(
            QuerySupervisor.isTemporary(
                task(new IOException("prepare", new UnauthorizedException(null, "no MODIFY")))))
        .isFalse();
    assertThat(QuerySupervisor.isTemporary(task(new TopicAuthorizationException("topic"))))
        .isFalse();
  }

  private static RuntimeException task(Exception cause) {
    return new IllegalStateException("task failed", cause);
  }
}
