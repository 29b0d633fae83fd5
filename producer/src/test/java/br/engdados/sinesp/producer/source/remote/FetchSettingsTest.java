package br.engdados.sinesp.producer.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.producer.http.RetrySettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The ministry's site is a public service: neither many at a time nor again and again. */
final class FetchSettingsTest {
  @Test
  void thereAreBoundsToPatience() {
    assertThat(settings(8, 20).retries().retries()).isEqualTo(20);
    assertThatThrownBy(() -> settings(8, 21))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("retries must lie between 0 and 20: 21");
    assertThatThrownBy(() -> settings(9, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 1 and 8");
  }

  private static FetchSettings settings(int parallelDownloads, int retries) {
    FetchSettings usual = FetchSettings.defaults(Path.of("cache"));
    return new FetchSettings(
        usual.cacheDirectory(),
        parallelDownloads,
        usual.cacheWait(),
        new RetrySettings(retries, Duration.ofSeconds(1), Duration.ofSeconds(30)),
        usual.transfer(),
        usual.archive());
  }
}
