package br.engdados.sinesp.producer.kafka;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Kafka's admin client; what it fails with is told in one line each. */
final class AdminConnection implements AutoCloseable {
  private final KafkaConnection connection;
  private final Admin admin;

  private AdminConnection(KafkaConnection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
  }

  /**
   * Connects.
   *
   * @throws BrokerException if the settings or addresses are not usable
   */
  static AdminConnection open(KafkaConnection connection) throws BrokerException {
    int timeout = Math.toIntExact(connection.timeout().toMillis());
    try {
      return new AdminConnection(
          connection,
          Admin.create(
              connection.clientSettings(
                  Map.of(
                      "client.id", "sinesp-producer-admin",
                      "default.api.timeout.ms", Integer.toString(timeout),
                      "request.timeout.ms", Integer.toString(Math.min(timeout, 10_000))))));
    } catch (KafkaException e) {
      String message =
          "Kafka client cannot start for %s (%s). Check --bootstrap-servers and --kafka-properties."
              .formatted(connection.bootstrapServers(), rootMessage(e));
      // The client has no type of its own for names that no address is known of.
      throw rootMessage(e).startsWith("No resolvable bootstrap")
          ? BrokerException.outOfReach(message, e)
          : new BrokerException(message, e);
    }
  }

  Admin admin() {
    return admin;
  }

  /**
   * Waits for an answer.
   *
   * @param what is wanted, for the message, such as {@code list topics}
   * @throws BrokerException if Kafka cannot be reached in time or refuses
   */
  <T> T get(KafkaFuture<T> future, String what) throws BrokerException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SslAuthenticationException) {
        throw new BrokerException(
            "Kafka at %s: TLS failed (%s). Check the ssl settings in --kafka-properties."
                .formatted(connection.bootstrapServers(), rootMessage(e.getCause())),
            e.getCause());
      }
      if (e.getCause() instanceof AuthenticationException
          || e.getCause() instanceof AuthorizationException) {
        throw new BrokerException(
            "Kafka at %s refuses this user: cannot %s (%s). Check --kafka-properties."
                .formatted(connection.bootstrapServers(), what, rootMessage(e.getCause())),
            e.getCause());
      }
      String message =
          ("Kafka at %s: cannot %s within %d s (%s). Is the broker up, is that its address,"
                  + " and does it want TLS or a password (--kafka-properties)?")
              .formatted(
                  connection.bootstrapServers(),
                  what,
                  connection.timeout().toSeconds(),
                  rootMessage(e.getCause()));
      throw e.getCause() instanceof TimeoutException
          ? BrokerException.outOfReach(message, e.getCause())
          : new BrokerException(message, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException("stopped while waiting for Kafka", e);
    }
  }

  @Override
  public void close() {
    admin.close(connection.timeout());
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
