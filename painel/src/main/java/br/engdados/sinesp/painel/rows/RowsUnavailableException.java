package br.engdados.sinesp.painel.rows;

/** Cassandra does not answer; the message says why, in one line. */
public final class RowsUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  RowsUnavailableException(String message) {
    super(message);
  }

  RowsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
