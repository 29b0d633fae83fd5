package br.engdados.sinesp.producer.source.remote;

import static br.engdados.sinesp.producer.source.remote.CacheFolder.assertHoldsExactly;
import static br.engdados.sinesp.producer.source.remote.MinistrySite.only;
import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.producer.source.archive.TestArchives;
import br.engdados.sinesp.producer.source.cache.FileState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often a download is tried again, how long it is waited for, and when it is given up. */
@Timeout(60)
final class DownloadPatienceTest {
  private static final byte[] WORKBOOK = TestArchives.workbook(300_000, 1);

  @TempDir Path cache;
  private final RecordingListener heard = new RecordingListener();

  @ParameterizedTest
  @EnumSource
  void waitsAsLongAsRetryAfterSays(Wire wire) throws Exception {
    MockResponse slower =
        new MockResponse.Builder().code(429).addHeader("Retry-After", "1").build();
    try (MinistrySite site =
        MinistrySite.answering(wire, slower, MinistrySite.body(WORKBOOK).build())) {
      long start = System.nanoTime();
      assertThat(only(fetch(site, site.years(2023))).state()).isEqualTo(FileState.NEW);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
      assertThat(heard.pauses)
          .singleElement()
          .satisfies(
              pause -> assertThat(pause).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1250)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesUpAtOnceIfRetryAfterLiesBeyondTheDeadline(Wire wire) throws Exception {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(5));
    for (String tomorrow : List.of("86400", date)) {
      MockResponse busy =
          new MockResponse.Builder().code(429).addHeader("Retry-After", tomorrow).build();
      try (MinistrySite site = MinistrySite.answering(wire, busy)) {
        assertThat(only(fetch(site, site.years(2023))).reason()).contains("429");
        assertThat(site.requests()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void triesAgainAfter503TwiceAnd403(Wire wire) throws Exception {
    try (MinistrySite site =
        MinistrySite.answering(
            wire,
            MinistrySite.status(503),
            MinistrySite.status(503),
            MinistrySite.status(403),
            MinistrySite.body(WORKBOOK).build())) {
      assertThat(only(fetch(site, site.years(2023))).state()).isEqualTo(FileState.NEW);
      assertThat(heard.reasons).hasSize(3);
      assertThat(heard.reasons.get(0)).contains("503");
      assertThat(heard.reasons.get(2)).contains("403");
    }
  }

  @ParameterizedTest
  @EnumSource
  void boundsItsRetries(Wire wire) throws Exception {
    try (MinistrySite site = MinistrySite.answering(wire, MinistrySite.status(403))) {
      FetchReport report = fetch(site, site.years(2023));
      assertThat(only(report).state()).isEqualTo(FileState.BROKEN);
      assertThat(report.isComplete()).isFalse();
      assertThat(site.requests()).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void breaksOffASlowDrip(Wire wire) throws Exception {
    MockResponse drip =
        MinistrySite.body(WORKBOOK).throttleBody(64, 100, TimeUnit.MILLISECONDS).build();
    try (MinistrySite site =
        MinistrySite.answering(wire, drip, MinistrySite.body(WORKBOOK).build())) {
      assertThat(only(fetch(site, Duration.ofSeconds(2), Duration.ofSeconds(50))).state())
          .isEqualTo(FileState.NEW);
      assertThat(heard.reasons).singleElement().asString().contains("stalled");
      assertHoldsExactly(cache, WORKBOOK);
    }
  }

  @ParameterizedTest
  @EnumSource
  void breaksOffWhatStopsAltogether(Wire wire) throws Exception {
    MockResponse silence =
        MinistrySite.body(WORKBOOK).onResponseBody(SocketEffect.Stall.INSTANCE).build();
    try (MinistrySite site =
        MinistrySite.answering(wire, silence, MinistrySite.body(WORKBOOK).build())) {
      assertThat(only(fetch(site, Duration.ofSeconds(2), Duration.ofSeconds(50))).state())
          .isEqualTo(FileState.NEW);
      assertThat(heard.reasons).singleElement().asString().contains("nothing came");
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheDeadline(Wire wire) throws Exception {
    MockResponse slow =
        MinistrySite.body(WORKBOOK).throttleBody(8_192, 200, TimeUnit.MILLISECONDS).build();
    try (MinistrySite site = MinistrySite.answering(wire, slow)) {
      FetchReport report = fetch(site, Duration.ofSeconds(30), Duration.ofSeconds(1));
      assertThat(only(report).reason()).contains("within 1 s", "deadline");
      assertThat(site.requests()).hasSize(1);
      assertHoldsExactly(cache);
    }
  }

  private FetchReport fetch(MinistrySite site, WantedFiles wanted)
      throws IOException, InterruptedException {
    return new Fetcher(CacheFolder.settings(cache), site.client()).fetch(wanted, heard);
  }

  private FetchReport fetch(MinistrySite site, Duration stallTimeout, Duration deadline)
      throws IOException, InterruptedException {
    return new Fetcher(CacheFolder.settings(cache, stallTimeout, deadline), site.client())
        .fetch(site.years(2023), heard);
  }
}
