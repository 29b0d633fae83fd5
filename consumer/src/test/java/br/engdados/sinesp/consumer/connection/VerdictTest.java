package br.engdados.sinesp.consumer.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.consumer.failure.FailureException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.metadata.EndPoint;
import com.datastax.oss.driver.internal.core.metadata.DefaultEndPoint;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Which failures a wait does not go on after. */
final class VerdictTest {
  @Test
  void aWrongPasswordOrCertificateOfKafkaStaysWrong() {
    assertThat(KafkaWait.judge(new ExecutionException(new SaslAuthenticationException("no"))))
        .hasValueSatisfying(told -> assertThat(told).contains("refuses this user", "no"));
    assertThat(
            KafkaWait.judge(
                new ExecutionException(
                    new SslAuthenticationException("failed", new Exception("no trust")))))
        .hasValueSatisfying(told -> assertThat(told).contains("TLS failed", "no trust"));
    assertThat(KafkaWait.judge(new ExecutionException(new TimeoutException("later")))).isEmpty();
  }

  @Test
  void settingsThatNoClientTakesAreToldAtOnceAndWithoutTheSecret() {
    KafkaConnection kafka =
        new KafkaConnection(
            "127.0.0.1:1",
            Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required"
                        + " username=\"u\" password=\"hunter2\""));
    assertThatThrownBy(() -> KafkaWait.forAnswer(kafka, Duration.ofMinutes(5)))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("wrong client settings")
        .hasMessageContaining("--kafka-properties")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aHostThatNobodyKnowsYetIsWaitedFor() {
    KafkaConnection kafka = new KafkaConnection("no-such-host.invalid:9092", Map.of());
    assertThatThrownBy(() -> KafkaWait.forAnswer(kafka, Duration.ofSeconds(1)))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("did not answer within 1 s")
        .hasMessageContaining("No resolvable bootstrap urls");
  }

  @Test
  void aStoreThatIsMissingIsToldAtOnce() {
    CassandraConnection cassandra =
        new CassandraConnection(
            "127.0.0.1",
            1,
            "ks",
            Map.of(
                "spark.cassandra.connection.ssl.enabled", "true",
                "spark.cassandra.connection.ssl.trustStore.path", "no-such-store.p12",
                "spark.cassandra.connection.ssl.trustStore.password", "hunter2"));
    assertThatThrownBy(() -> CassandraWait.forAnswer(cassandra, Duration.ofMinutes(5)))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("TLS failed")
        .hasMessageContaining("no-such-store.p12")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aCassandraThatCannotReadItsRolesYetMayLater() {
    EndPoint address = new DefaultEndPoint(InetSocketAddress.createUnresolved("node", 9042));
    assertThat(
            CassandraFaults.isWrongUser(
                new AuthenticationException(
                    address, "Provided username and/or password are wrong")))
        .isTrue();
    assertThat(
            CassandraFaults.isWrongUser(
                new AuthenticationException(address, "Unable to perform authentication: timeout")))
        .isFalse();
  }
}
