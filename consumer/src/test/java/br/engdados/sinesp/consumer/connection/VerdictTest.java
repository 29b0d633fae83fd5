package br.engdados.sinesp.consumer.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.metadata.EndPoint;
import com.datastax.oss.driver.internal.core.metadata.DefaultEndPoint;
import java.net.InetSocketAddress;
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
  void aCassandraThatCannotReadItsRolesYetMayLater() {
    EndPoint address = new DefaultEndPoint(InetSocketAddress.createUnresolved("node", 9042));
    assertThat(
            CassandraWait.isWrongUser(
                new AuthenticationException(
                    address, "Provided username and/or password are wrong")))
        .isTrue();
    assertThat(
            CassandraWait.isWrongUser(
                new AuthenticationException(address, "Unable to perform authentication: timeout")))
        .isFalse();
  }
}
