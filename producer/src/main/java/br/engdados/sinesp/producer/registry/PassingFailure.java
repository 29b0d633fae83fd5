package br.engdados.sinesp.producer.registry;

import java.io.IOException;
import java.time.Duration;

/** A failure that may be gone at the next attempt. */
final class PassingFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** Stands for no pause asked for; Failsafe then takes its own. */
  static final Duration NO_PAUSE = Duration.ofNanos(-1);

  private final Duration retryAfter;

  /**
   * Reports a failure.
   *
   * @param message what happened
   * @param retryAfter the pause that the server asks for, or {@link #NO_PAUSE}
   * @param cause null for none
   */
  PassingFailure(String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** The pause that the server asks for, or {@link #NO_PAUSE}. */
  Duration retryAfter() {
    return retryAfter;
  }
}
