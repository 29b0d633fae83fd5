package br.engdados.sinesp.consumer.connection;

/** Cassandra did not take a request for as long as was to be tried. */
public final class CassandraUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CassandraUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
