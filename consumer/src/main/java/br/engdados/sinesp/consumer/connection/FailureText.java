package br.engdados.sinesp.consumer.connection;

import java.util.Optional;

/**
 * Finds what one of our own exceptions said. The connector passes on the message of a failed write,
 * within a longer one of its own, but not the exception.
 */
final class FailureText {
  private FailureText() {}

  /**
   * Looks through a failure and its causes.
   *
   * @param failure what was thrown
   * @param beginning how the text begins
   * @return from there to the end of its line; empty if no message has it
   */
  static Optional<String> find(Throwable failure, String beginning) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      int start = message == null ? -1 : message.indexOf(beginning);
      if (start >= 0) {
        return message.substring(start).lines().findFirst().map(String::strip);
      }
    }
    return Optional.empty();
  }
}
