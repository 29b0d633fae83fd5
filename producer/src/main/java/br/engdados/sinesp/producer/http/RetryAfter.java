package br.engdados.sinesp.producer.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Response;

/** The pause that a server asks for in the header Retry-After (RFC 9110, 10.2.3). */
public final class RetryAfter {
  private static final String HEADER = "Retry-After";
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /**
   * Reads the header: seconds, or a date.
   *
   * @return the pause, zero for a date that has passed and at most a day; empty if the server asks
   *     for none, or what is there is neither
   */
  public static Optional<Duration> of(Response response) {
    return of(response.headers(), Instant.now());
  }

  static Optional<Duration> of(Headers headers, Instant now) {
    String text = Optional.ofNullable(headers.get(HEADER)).orElse("").strip();
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
    }
    return Optional.ofNullable(headers.getInstant(HEADER))
        .map(then -> bounded(Duration.between(now, then)));
  }

  private static Duration bounded(Duration pause) {
    if (pause.isNegative()) {
      return Duration.ZERO;
    }
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
