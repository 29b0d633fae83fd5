package br.engdados.sinesp.consumer.connection;

import br.engdados.sinesp.consumer.failure.FailureText;
import java.time.Duration;
import java.util.Optional;

/** Cassandra did not take a request for as long as was to be tried. */
public final class CassandraUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String SAYS = "Cassandra did not take a request for ";

  CassandraUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  static CassandraUnavailableException after(Duration time, String reason, Throwable cause) {
    return new CassandraUnavailableException(
        SAYS + "%d s: %s".formatted(time.toSeconds(), reason), cause);
  }

  /**
   * Finds such an exception among the causes of a failure.
   *
   * @param failure what was thrown, by the connector or by Spark
   * @return for how long it was tried and why, one line; empty if it was something else
   */
  public static Optional<String> in(Throwable failure) {
    return FailureText.find(failure, SAYS);
  }
}
