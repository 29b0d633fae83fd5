package br.engdados.sinesp.consumer.failure;

/**
 * Ends a run: the world is not as it must be. The message is for operators and says what happened,
 * where, and what to do next; a stack trace adds nothing.
 */
public final class FailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes a failure.
   *
   * @param message what happened, where, and what to do next; no secrets
   */
  public FailureException(String message) {
    super(message);
  }

  /**
   * Makes a failure that has a cause.
   *
   * @param message what happened, where, and what to do next; no secrets
   * @param cause what was thrown
   */
  public FailureException(String message, Throwable cause) {
    super(message, cause);
  }
}
