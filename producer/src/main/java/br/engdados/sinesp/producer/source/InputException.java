package br.engdados.sinesp.producer.source;

import java.io.IOException;

/**
 * What the user gave cannot be used: a file that is missing, broken or in another form than told.
 * The message says what happened, where, and what to do next, in one line.
 */
public final class InputException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Reports unusable input.
   *
   * @param message one line for the user
   */
  public InputException(String message) {
    super(message);
  }

  /**
   * Reports unusable input.
   *
   * @param message one line for the user
   * @param cause what showed it
   */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
