package br.engdados.sinesp.consumer.connection;

import br.engdados.sinesp.consumer.failure.FailureText;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Waits until Kafka answers. */
public final class KafkaWait {
  private static final int ATTEMPT_MILLIS = 5_000;
  private static final String NO_CLIENT = "Failed to create new KafkaAdminClient";
  private static final String UNKNOWN_HOST = "No resolvable bootstrap urls";

  private KafkaWait() {}

  /**
   * Waits until a broker tells its cluster's id.
   *
   * @param kafka where Kafka is
   * @param timeout how long at the most
   * @return the cluster's id
   * @throws FailureException if it does not answer in time, or refuses the credentials
   * @throws InterruptedException if the thread is interrupted
   */
  public static String forAnswer(KafkaConnection kafka, Duration timeout)
      throws InterruptedException {
    return Wait.until(
        "Kafka at " + kafka.bootstrapServers(),
        timeout,
        "Is it running there, and does it want TLS or a password (--kafka-properties)?"
            + " --bootstrap-servers names it, --wait-timeout sets the time",
        () -> {
          try (Admin admin = Admin.create(adminProperties(kafka))) {
            return admin.describeCluster().clusterId().get();
          }
        },
        KafkaWait::judge);
  }

  /**
   * Gives the properties of an admin client whose calls fail after some seconds.
   *
   * @param kafka where Kafka is
   * @return a mutable map
   */
  public static Map<String, Object> adminProperties(KafkaConnection kafka) {
    Map<String, Object> properties = kafka.clientProperties();
    properties.putIfAbsent("default.api.timeout.ms", ATTEMPT_MILLIS);
    properties.putIfAbsent("request.timeout.ms", ATTEMPT_MILLIS);
    return properties;
  }

  /**
   * Tells whether trying again is pointless: wrong credentials and settings stay wrong.
   *
   * @param failure what a client threw
   * @return the message to end with; empty to try again
   */
  public static Optional<String> judge(Exception failure) {
    // A name may be known a little later, as that of a container that is being started.
    if (FailureText.find(failure, UNKNOWN_HOST).isPresent()) {
      return Optional.empty();
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SslAuthenticationException) {
        return Optional.of(
            "TLS failed ("
                + FailureText.reason(cause)
                + "). Check the ssl settings in --kafka-properties");
      }
      if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
        return Optional.of(
            "refuses this user (" + cause.getMessage() + "). Check --kafka-properties");
      }
      if (cause instanceof ConfigException
          || (cause instanceof KafkaException && NO_CLIENT.equals(cause.getMessage()))) {
        return Optional.of(
            "wrong client settings (" + FailureText.reason(cause) + "). Check --kafka-properties");
      }
    }
    return Optional.empty();
  }
}
