package br.engdados.sinesp.consumer.connection;

import br.engdados.sinesp.consumer.failure.FailureText;
import java.util.Optional;

/**
 * Cassandra refused a request and would refuse it again: a table or column is missing, the user may
 * not do it, the query is wrong.
 */
public final class CassandraRefusalException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String SAYS = "Cassandra refuses a request: ";

  CassandraRefusalException(Throwable cause) {
    super(SAYS + FailureText.reason(cause), cause);
  }

  /**
   * Finds a refusal among the causes of a failure.
   *
   * @param failure what was thrown, by the driver, by the connector or by Spark
   * @return what Cassandra said, one line; empty if it refused nothing
   */
  public static Optional<String> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (CassandraFaults.isRefusal(cause)) {
        return Optional.of(SAYS + FailureText.reason(cause));
      }
    }
    return FailureText.find(failure, SAYS);
  }
}
