package br.engdados.sinesp.producer.registry;

import java.io.IOException;
import java.time.Duration;

/** A failure that may be gone at the next attempt. */
final class PassingFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * Reports a failure.
   *
   * @param message what happened
   * @param retryAfter the pause that the server asks for, null for none
   * @param cause null for none
   */
  PassingFailure(String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** The pause that the server asks for, null for none. */
  Duration retryAfter() {
    return retryAfter;
  }
}
