package br.engdados.sinesp.producer.output;

import java.io.IOException;

/**
 * What the user wants written cannot be, at the place that was given. The message says what
 * happened, where, and what to do next, in one line.
 */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Reports a place that cannot be written to.
   *
   * @param message one line for the user
   */
  public OutputException(String message) {
    super(message);
  }

  /**
   * Reports a place that cannot be written to.
   *
   * @param message one line for the user
   * @param cause what showed it
   */
  public OutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
