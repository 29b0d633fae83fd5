package br.engdados.sinesp.producer.kafka;

/**
 * Kafka cannot be reached, refuses, or is not set up as it must be. The message says what happened,
 * where, and what to do next, in one line.
 */
public final class BrokerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean outOfReach;

  /**
   * Reports a failure.
   *
   * @param message one line for the user
   */
  public BrokerException(String message) {
    this(message, null);
  }

  /**
   * Reports a failure.
   *
   * @param message one line for the user
   * @param cause what Kafka's client said
   */
  public BrokerException(String message, Throwable cause) {
    this(message, cause, false);
  }

  private BrokerException(String message, Throwable cause, boolean outOfReach) {
    super(message, cause);
    this.outOfReach = outOfReach;
  }

  /**
   * Reports that no broker answered at all.
   *
   * @param message one line for the user
   * @param cause what Kafka's client said
   * @return the failure
   */
  static BrokerException outOfReach(String message, Throwable cause) {
    return new BrokerException(message, cause, true);
  }

  /**
   * Tells whether no broker answered at all, as where there is none.
   *
   * @return false where one answered, and refused or failed
   */
  public boolean isOutOfReach() {
    return outOfReach;
  }
}
