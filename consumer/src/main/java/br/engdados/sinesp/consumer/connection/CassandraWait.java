package br.engdados.sinesp.consumer.connection;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.spark.connector.cql.CassandraConnector;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.spark.SparkConf;

/** Waits until Cassandra answers. */
public final class CassandraWait {
  private CassandraWait() {}

  /**
   * Waits until a session opens and a query is answered.
   *
   * @param cassandra where Cassandra is
   * @param timeout how long at the most
   * @return a connector that shares its session with later ones of the same settings
   * @throws FailureException if it does not answer in time, or refuses the credentials
   * @throws InterruptedException if the thread is interrupted
   */
  public static CassandraConnector forAnswer(CassandraConnection cassandra, Duration timeout)
      throws InterruptedException {
    SparkConf conf = new SparkConf();
    cassandra.sparkSettings().forEach(conf::set);
    CassandraConnector connector = CassandraConnector.apply(conf);
    return Wait.until(
        "Cassandra at " + cassandra.hosts() + ":" + cassandra.port(),
        timeout,
        "Is it running there and open for CQL? --cassandra-host and --cassandra-port name it,"
            + " --wait-timeout sets the time",
        () ->
            connector.jWithSessionDo(
                session -> {
                  session.execute("SELECT release_version FROM system.local");
                  return connector;
                }),
        CassandraWait::judge);
  }

  private static Optional<String> judge(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (has(cause, CassandraWait::isWrongUser)) {
        return Optional.of(
            "refuses this user. Check spark.cassandra.auth.username and .password in"
                + " --cassandra-properties");
      }
      if (has(cause, CassandraWait::isTls)) {
        return Optional.of(
            "TLS failed (%s). Check the spark.cassandra.connection.ssl settings in"
                    .formatted(Wait.reason(cause))
                + " --cassandra-properties");
      }
    }
    return Optional.empty();
  }

  /** Tells whether the user or the password is wrong; a node that starts may not know yet. */
  static boolean isWrongUser(Throwable cause) {
    return cause instanceof AuthenticationException
        && !String.valueOf(cause.getMessage()).contains("Unable to perform authentication");
  }

  // A certificate that is not trusted, a store that is missing or has another password.
  private static boolean isTls(Throwable cause) {
    return cause instanceof SSLException
        || cause instanceof GeneralSecurityException
        || cause instanceof FileNotFoundException
        || cause instanceof NoSuchFileException;
  }

  // The driver keeps what each node answered apart from the causes.
  private static boolean has(Throwable cause, Predicate<Throwable> wanted) {
    if (wanted.test(cause)) {
      return true;
    }
    return cause instanceof AllNodesFailedException all
        && all.getAllErrors().values().stream()
            .flatMap(List::stream)
            .anyMatch(error -> chain(error).anyMatch(wanted));
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }
}
