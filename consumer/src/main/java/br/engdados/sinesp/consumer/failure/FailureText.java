package br.engdados.sinesp.consumer.failure;

import java.util.Optional;

/**
 * Words for failures: what one of our own exceptions said, and why it happened. The connector
 * passes on the message of a failed write, within a longer one of its own, but not the exception.
 */
public final class FailureText {
  private FailureText() {}

  /**
   * Looks through a failure and its causes.
   *
   * @param failure what was thrown
   * @param beginning how the text begins
   * @return from there to the end of its line; empty if no message has it
   */
  public static Optional<String> find(Throwable failure, String beginning) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      int start = message == null ? -1 : message.indexOf(beginning);
      if (start >= 0) {
        return message.substring(start).lines().findFirst().map(String::strip);
      }
    }
    return Optional.empty();
  }

  /**
   * Gives the first line of the innermost cause's message.
   *
   * @param failure what was thrown
   * @return one line, never blank
   */
  public static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
