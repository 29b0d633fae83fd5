package br.engdados.sinesp.producer.kafka;

/**
 * Kafka cannot be reached, refuses, or is not set up as it must be. The message says what happened,
 * where, and what to do next, in one line.
 */
public final class BrokerException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Reports a failure.
   *
   * @param message one line for the user
   */
  public BrokerException(String message) {
    super(message);
  }

  /**
   * Reports a failure.
   *
   * @param message one line for the user
   * @param cause what Kafka's client said
   */
  public BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
