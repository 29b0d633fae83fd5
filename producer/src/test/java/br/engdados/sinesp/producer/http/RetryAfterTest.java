package br.engdados.sinesp.producer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-06T08:49:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                               | PT0S",
        "' 120 '                         | PT2M",
        "999999999                       | PT24H",
        "Fri, 06 Nov 2026 08:49:37 GMT   | PT37S",
        "Friday, 06-Nov-26 08:49:37 GMT  | PT37S",
        "Fri Nov  6 08:49:37 2026        | PT37S",
        "Fri, 06 Nov 2026 08:48:00 GMT   | PT0S",
        "Fri, 06 Nov 2037 08:49:37 GMT   | PT24H"
      })
  void secondsAndEachFormOfADate(String header, Duration pause) {
    assertThat(RetryAfter.of(Headers.of("Retry-After", header), NOW)).contains(pause);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "9999999999", "Fri, 06 Nov"})
  void whatIsNeitherIsAsGoodAsNone(String header) {
    assertThat(RetryAfter.of(Headers.of("Retry-After", header), NOW)).isEmpty();
  }

  @Test
  void noHeader() {
    assertThat(RetryAfter.of(Headers.of(), NOW)).isEmpty();
  }
}
