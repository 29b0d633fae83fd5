package br.engdados.sinesp.local.cli;

/** The command line or the environment asks for something that cannot be. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A mistake that was found by looking.
   *
   * @param message what is wrong, for the one who typed it
   */
  UsageException(String message) {
    super(message);
  }

  /**
   * A mistake that a parser found.
   *
   * @param message what is wrong, for the one who typed it
   * @param cause what was caught
   */
  UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
