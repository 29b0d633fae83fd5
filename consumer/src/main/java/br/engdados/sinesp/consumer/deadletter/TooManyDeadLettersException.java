package br.engdados.sinesp.consumer.deadletter;

/** Stops a query whose batch holds more dead letters than allowed. Trying again changes nothing. */
public final class TooManyDeadLettersException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyDeadLettersException(String message) {
    super(message);
  }
}
