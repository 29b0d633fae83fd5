package br.engdados.sinesp.consumer.connection;

import br.engdados.sinesp.consumer.failure.FailureText;
import com.datastax.spark.connector.cql.CassandraConnector;
import java.time.Duration;
import java.util.Optional;
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
      if (CassandraFaults.isOrHoldsAnswer(cause, CassandraFaults::isWrongUser)) {
        return Optional.of(
            "refuses this user. Check spark.cassandra.auth.username and .password in"
                + " --cassandra-properties");
      }
      if (CassandraFaults.isOrHoldsAnswer(cause, CassandraFaults::isTls)) {
        return Optional.of(
            "TLS failed (%s). Check the spark.cassandra.connection.ssl settings in"
                    .formatted(FailureText.reason(cause))
                + " --cassandra-properties");
      }
    }
    return Optional.empty();
  }
}
