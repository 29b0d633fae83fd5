package br.engdados.sinesp.producer.source.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Why an attempt to fetch a file failed, sorted by what to do next. */
final class DownloadException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What to do next. */
  enum Verdict {
    /** The server may answer otherwise in a moment. */
    RETRY,
    /** The host cannot be reached at all: one retry, and none for its other files. */
    UNREACHABLE,
    /** The file is not there. */
    MISSING,
    /** Another attempt would end the same. */
    FINAL
  }

  private final Verdict verdict;
  private final transient Duration retryAfter;

  private DownloadException(Verdict verdict, String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.verdict = verdict;
    this.retryAfter = retryAfter;
  }

  static DownloadException retry(String message) {
    return new DownloadException(Verdict.RETRY, message, null, null);
  }

  static DownloadException retry(String message, Throwable cause) {
    return new DownloadException(Verdict.RETRY, message, null, cause);
  }

  static DownloadException retryAfter(String message, Duration delay) {
    return new DownloadException(Verdict.RETRY, message, delay, null);
  }

  static DownloadException unreachable(String message, Throwable cause) {
    return new DownloadException(Verdict.UNREACHABLE, message, null, cause);
  }

  static DownloadException missing(String message) {
    return new DownloadException(Verdict.MISSING, message, null, null);
  }

  static DownloadException last(String message) {
    return new DownloadException(Verdict.FINAL, message, null, null);
  }

  static DownloadException last(String message, Throwable cause) {
    return new DownloadException(Verdict.FINAL, message, null, cause);
  }

  Verdict verdict() {
    return verdict;
  }

  /** How long the server asks to wait, empty if it does not say. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
