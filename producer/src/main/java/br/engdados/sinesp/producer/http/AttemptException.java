package br.engdados.sinesp.producer.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Why one attempt at a request, or at what it was sent for, failed; sorted by what to do next. The
 * message is a part of a sentence that the caller completes.
 */
public final class AttemptException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What to do next. */
  public enum Verdict {
    /** The server may answer otherwise in a moment. */
    RETRY,
    /** The host cannot be reached at all: one retry, and none for what else is there. */
    UNREACHABLE,
    /** What was asked for is not there. */
    MISSING,
    /** Another attempt would end the same. */
    FINAL
  }

  private final Verdict verdict;
  private final transient Duration retryAfter;

  private AttemptException(Verdict verdict, String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.verdict = verdict;
    this.retryAfter = retryAfter;
  }

  /** A failure that may be gone at the next attempt. */
  public static AttemptException retry(String message) {
    return new AttemptException(Verdict.RETRY, message, null, null);
  }

  /** A failure that may be gone at the next attempt. */
  public static AttemptException retry(String message, Throwable cause) {
    return new AttemptException(Verdict.RETRY, message, null, cause);
  }

  /** A failure that may be gone when the pause that the server asks for, if any, is over. */
  public static AttemptException retry(String message, Optional<Duration> retryAfter) {
    return new AttemptException(Verdict.RETRY, message, retryAfter.orElse(null), null);
  }

  /** A host that cannot be reached. */
  public static AttemptException unreachable(String message, Throwable cause) {
    return new AttemptException(Verdict.UNREACHABLE, message, null, cause);
  }

  /** Something that the server does not have. */
  public static AttemptException missing(String message) {
    return new AttemptException(Verdict.MISSING, message, null, null);
  }

  /** A failure that stays. */
  public static AttemptException last(String message) {
    return new AttemptException(Verdict.FINAL, message, null, null);
  }

  /** A failure that stays. */
  public static AttemptException last(String message, Throwable cause) {
    return new AttemptException(Verdict.FINAL, message, null, cause);
  }

  /** What to do next. */
  public Verdict verdict() {
    return verdict;
  }

  /** How long the server asks to wait, zero if it does not say. */
  Duration retryAfter() {
    return retryAfter == null ? Duration.ZERO : retryAfter;
  }
}
