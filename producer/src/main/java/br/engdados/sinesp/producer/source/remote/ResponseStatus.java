package br.engdados.sinesp.producer.source.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import okhttp3.Response;

/** What a status code means for a download. */
final class ResponseStatus {
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

  private ResponseStatus() {}

  /** Throws {@link DownloadException} for everything but 200. */
  static void requireOk(Response response) throws DownloadException {
    int code = response.code();
    switch (code) {
      case 200 -> {}
      case 401 ->
          throw DownloadException.last("the server wants a login or another token (HTTP 401)");
      case 403 ->
          throw retry(response, "the server refuses the download (HTTP 403), as it does at times");
      case 404, 410 ->
          throw DownloadException.missing("the server does not have it (HTTP " + code + ")");
      case 429 -> throw retry(response, "the server asks to slow down (HTTP 429)");
      case 408, 425 ->
          throw retry(response, "the server gave up on the request (HTTP " + code + ")");
      default -> {
        if (code >= 500) {
          throw retry(response, "the server has a fault (HTTP " + code + ")");
        }
        throw DownloadException.last("the server answered HTTP " + code);
      }
    }
  }

  private static DownloadException retry(Response response, String message) {
    return retryAfter(response.header("Retry-After", ""), Instant.now())
        .map(delay -> DownloadException.retryAfter(message, delay))
        .orElseGet(() -> DownloadException.retry(message));
  }

  /**
   * Reads the header (RFC 9110, 10.2.3): seconds or a date.
   *
   * @return the pause, at most a day; empty if there is none or it cannot be read
   */
  static Optional<Duration> retryAfter(String header, Instant now) {
    String text = header.strip();
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
    }
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(bounded(Duration.between(now, then)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration delay) {
    if (delay.isNegative()) {
      return Duration.ZERO;
    }
    return delay.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : delay;
  }
}
