package br.engdados.sinesp.producer.source.remote;

import static br.engdados.sinesp.producer.source.remote.CacheFolder.assertHoldsExactly;
import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.producer.source.archive.TestArchives;
import br.engdados.sinesp.producer.source.cache.FileState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ministry's site, good days and bad ones: what lands in the cache is whole or absent. */
@Timeout(60)
final class RemoteSourcesTest {
  private static final byte[] WORKBOOK = TestArchives.workbook(300_000, 1);
  private static final byte[] REVISED = TestArchives.workbook(310_000, 2);

  @TempDir Path cache;
  private final RecordingListener heard = new RecordingListener();

  @ParameterizedTest
  @EnumSource
  void looksLikeABrowserThatFollowsALinkAndNeverAsksWithHead(Wire wire) throws Exception {
    try (MinistrySite site = MinistrySite.answering(wire, MinistrySite.body(WORKBOOK).build())) {
      FetchReport report = fetch(site, years(site, 2022, 2023));
      assertThat(report.in(FileState.NEW))
          .extracting(FetchedFile::name)
          .containsExactly("bancovde-2022.xlsx", "bancovde-2023.xlsx");
      assertThat(report.isComplete()).isTrue();
      assertThat(site.requests()).extracting(RecordedRequest::getMethod).containsOnly("GET");
      assertThat(site.requests())
          .extracting(RecordedRequest::getTarget)
          .containsExactlyInAnyOrder(
              "/base/bancovde-2022.xlsx/@@download/file",
              "/base/bancovde-2023.xlsx/@@download/file");
      assertThat(site.requests())
          .extracting(request -> request.getHeaders().get("Referer"))
          .containsOnly(site.url("/base").toString());
      assertHoldsExactly(cache, WORKBOOK, WORKBOOK);
      assertThat(heard.advances).contains((long) WORKBOOK.length);
    }
  }

  /** No length announced, a length that fits the cut body, one that does not; all with HTTP 200. */
  @ParameterizedTest
  @EnumSource
  void neverTakesABodyThatWasCut(Wire wire) throws Exception {
    for (int length : new int[] {0, 1, 30, 4_096, WORKBOOK.length / 2, WORKBOOK.length - 1}) {
      byte[] cut = Arrays.copyOf(WORKBOOK, length);
      MockResponse fitting = MinistrySite.body(cut).build();
      MockResponse unknown =
          MinistrySite.body(cut)
              .removeHeader("Content-Length")
              .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
              .build();
      MockResponse lying =
          MinistrySite.body(cut)
              .setHeader("Content-Length", WORKBOOK.length)
              .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
              .build();
      for (MockResponse answer : List.of(fitting, unknown, lying)) {
        try (MinistrySite site = MinistrySite.answering(wire, answer)) {
          FetchedFile file = only(fetch(site, years(site, 2023)));
          assertThat(file.state()).as("cut at %d", length).isEqualTo(FileState.BROKEN);
          assertThat(file.reason()).isNotBlank();
          assertThat(site.requests()).hasSize(4);
          assertHoldsExactly(cache);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void startsAgainFromNothingAfterACut(Wire wire) throws Exception {
    byte[] cut = Arrays.copyOf(WORKBOOK, 200_000);
    try (MinistrySite site =
        MinistrySite.answering(
            wire, MinistrySite.body(cut).build(), MinistrySite.body(WORKBOOK).build())) {
      assertThat(only(fetch(site, years(site, 2023))).state()).isEqualTo(FileState.NEW);
      assertThat(site.requests())
          .extracting(request -> request.getHeaders().get("Range"))
          .containsOnlyNulls();
      assertThat(heard.reasons).singleElement().asString().contains("cut off");
      assertHoldsExactly(cache, WORKBOOK);
    }
  }

  @ParameterizedTest
  @EnumSource
  void neverTakesABodyWhoseLengthLies(Wire wire) throws Exception {
    MockResponse tooShort =
        MinistrySite.body(WORKBOOK).setHeader("Content-Length", WORKBOOK.length - 500).build();
    try (MinistrySite site = MinistrySite.answering(wire, tooShort)) {
      assertThat(only(fetch(site, years(site, 2023))).state()).isEqualTo(FileState.BROKEN);
      assertHoldsExactly(cache);
    }
  }

  @ParameterizedTest
  @EnumSource
  void surviveResetsInTheMiddle(Wire wire) throws Exception {
    MockResponse reset =
        MinistrySite.body(WORKBOOK).onResponseBody(new SocketEffect.CloseSocket()).build();
    try (MinistrySite site =
        MinistrySite.answering(wire, reset, reset, MinistrySite.body(WORKBOOK).build())) {
      assertThat(only(fetch(site, years(site, 2023))).state()).isEqualTo(FileState.NEW);
      assertThat(heard.reasons).hasSize(2);
      assertHoldsExactly(cache, WORKBOOK);
    }
  }

  @ParameterizedTest
  @EnumSource
  void neverTakesAFlippedByte(Wire wire) throws Exception {
    byte[] flipped = WORKBOOK.clone();
    flipped[150_000] ^= 1;
    try (MinistrySite site = MinistrySite.answering(wire, MinistrySite.body(flipped).build())) {
      FetchedFile file = only(fetch(site, years(site, 2023)));
      assertThat(file.state()).isEqualTo(FileState.BROKEN);
      assertThat(file.reason()).contains("sheet1.xml", "damaged");
      assertHoldsExactly(cache);
    }
  }

  @ParameterizedTest
  @EnumSource
  void waitsAsLongAsRetryAfterSays(Wire wire) throws Exception {
    MockResponse slower =
        new MockResponse.Builder().code(429).addHeader("Retry-After", "1").build();
    try (MinistrySite site =
        MinistrySite.answering(wire, slower, MinistrySite.body(WORKBOOK).build())) {
      long start = System.nanoTime();
      assertThat(only(fetch(site, years(site, 2023))).state()).isEqualTo(FileState.NEW);
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
    MockResponse tomorrow =
        new MockResponse.Builder().code(429).addHeader("Retry-After", "86400").build();
    try (MinistrySite site = MinistrySite.answering(wire, tomorrow)) {
      assertThat(only(fetch(site, years(site, 2023))).reason()).contains("429");
      assertThat(site.requests()).hasSize(1);
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
      assertThat(only(fetch(site, years(site, 2023))).state()).isEqualTo(FileState.NEW);
      assertThat(heard.reasons).hasSize(3);
      assertThat(heard.reasons.get(0)).contains("503");
      assertThat(heard.reasons.get(2)).contains("403");
    }
  }

  @ParameterizedTest
  @EnumSource
  void boundsItsRetries(Wire wire) throws Exception {
    try (MinistrySite site = MinistrySite.answering(wire, MinistrySite.status(403))) {
      FetchReport report = fetch(site, years(site, 2023));
      assertThat(only(report).state()).isEqualTo(FileState.BROKEN);
      assertThat(report.isComplete()).isFalse();
      assertThat(site.requests()).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsALoginRedirectInThoseWords(Wire wire) throws Exception {
    MockResponse login =
        new MockResponse.Builder().code(302).addHeader("Location", "/acesso/login?next=x").build();
    try (MinistrySite site = MinistrySite.answering(wire, login)) {
      FetchedFile file = only(fetch(site, years(site, 2023)));
      assertThat(file.reason())
          .contains("redirects to a login page", "/acesso/login")
          .doesNotContain("next=x");
      assertThat(site.requests()).hasSize(1);
      assertHoldsExactly(cache);
    }
    try (MinistrySite site = MinistrySite.answering(wire, MinistrySite.status(401))) {
      assertThat(only(fetch(site, years(site, 2023))).reason()).contains("login", "401");
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsAFirewallPageInThoseWords(Wire wire) throws Exception {
    MockResponse firewall =
        MinistrySite.page(
            "<html><head><title>Request Rejected</title></head><body>Your support ID is: 1</body>");
    try (MinistrySite site = MinistrySite.answering(wire, firewall)) {
      assertThat(only(fetch(site, years(site, 2023))).reason())
          .contains("firewall (WAF)", "Request Rejected");
      assertThat(site.requests()).hasSize(4);
      assertHoldsExactly(cache);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsAPageEvenIfItIsCalledAWorkbook(Wire wire) throws Exception {
    MockResponse page =
        MinistrySite.body(
                "\n<!DOCTYPE html>\n<html><title>Manutenção</title>"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .addHeader(
                "Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            .build();
    try (MinistrySite site = MinistrySite.answering(wire, page)) {
      assertThat(only(fetch(site, years(site, 2023))).reason())
          .contains("web page (HTML)", "Manutenção");
      assertHoldsExactly(cache);
    }
  }

  @ParameterizedTest
  @EnumSource
  void breaksOffASlowDrip(Wire wire) throws Exception {
    MockResponse drip =
        MinistrySite.body(WORKBOOK).throttleBody(64, 20, TimeUnit.MILLISECONDS).build();
    try (MinistrySite site =
        MinistrySite.answering(wire, drip, MinistrySite.body(WORKBOOK).build())) {
      assertThat(only(fetch(site, years(site, 2023))).state()).isEqualTo(FileState.NEW);
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
      assertThat(only(fetch(site, years(site, 2023))).state()).isEqualTo(FileState.NEW);
      assertThat(heard.reasons).singleElement().asString().contains("nothing came");
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheDeadline(Wire wire) throws Exception {
    FetchSettings usual = CacheFolder.settings(cache);
    TransferLimits limits =
        new TransferLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(1), 64L << 20, 3);
    FetchSettings hurried =
        new FetchSettings(cache, 2, usual.cacheWait(), usual.retries(), limits, usual.archive());
    MockResponse slow =
        MinistrySite.body(WORKBOOK).throttleBody(8_192, 200, TimeUnit.MILLISECONDS).build();
    try (MinistrySite site = MinistrySite.answering(wire, slow)) {
      FetchReport report =
          new RemoteSources(hurried, site.client()).fetch(years(site, 2023), heard);
      assertThat(only(report).reason()).contains("within 1 s", "deadline");
      assertThat(site.requests()).hasSize(1);
      assertHoldsExactly(cache);
    }
  }

  @ParameterizedTest
  @EnumSource
  void asksOnlyForWhatChanged(Wire wire) throws Exception {
    String[] current = {"\"one\""};
    try (MinistrySite site =
        MinistrySite.answering(
            wire,
            (i, request) ->
                current[0].equals(request.getHeaders().get("If-None-Match"))
                    ? MinistrySite.status(304)
                    : MinistrySite.body(current[0].equals("\"one\"") ? WORKBOOK : REVISED)
                        .addHeader("ETag", current[0])
                        .addHeader("Last-Modified", "Wed, 21 Oct 2026 07:28:00 GMT")
                        .build())) {
      FetchedFile first = only(fetch(site, years(site, 2023)));
      FetchedFile again = only(fetch(site, years(site, 2023)));
      assertThat(first.state()).isEqualTo(FileState.NEW);
      assertThat(again.state()).isEqualTo(FileState.UNCHANGED);
      assertThat(again.path()).isEqualTo(first.path());
      assertThat(site.requests().get(1).getHeaders().get("If-Modified-Since"))
          .isEqualTo("Wed, 21 Oct 2026 07:28:00 GMT");
      assertHoldsExactly(cache, WORKBOOK);

      current[0] = "\"two\"";
      FetchedFile changed = only(fetch(site, years(site, 2023)));
      assertThat(changed.state()).isEqualTo(FileState.CHANGED);
      assertThat(changed.path()).isNotEqualTo(first.path());
      assertThat(changed.cached().sha256()).isNotEqualTo(first.cached().sha256());
      assertHoldsExactly(cache, REVISED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerWithoutConditionsSendsTheSameAgainAndThatIsUnchanged(Wire wire) throws Exception {
    try (MinistrySite site = MinistrySite.answering(wire, MinistrySite.body(WORKBOOK).build())) {
      fetch(site, years(site, 2023));
      assertThat(only(fetch(site, years(site, 2023))).state()).isEqualTo(FileState.UNCHANGED);
      assertHoldsExactly(cache, WORKBOOK);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetchesADamagedCopyAgainWithoutAskingWhetherItChanged(Wire wire) throws Exception {
    try (MinistrySite site =
        MinistrySite.answering(
            wire, MinistrySite.body(WORKBOOK).addHeader("ETag", "\"e\"").build())) {
      Path copy = only(fetch(site, years(site, 2023))).path();
      byte[] damaged = WORKBOOK.clone();
      damaged[100] ^= 1;
      Files.write(copy, damaged);
      FetchedFile again = only(fetch(site, years(site, 2023)));
      assertThat(again.state()).isEqualTo(FileState.UNCHANGED);
      assertThat(site.requests())
          .extracting(request -> request.getHeaders().get("If-None-Match"))
          .containsOnlyNulls();
      assertHoldsExactly(cache, WORKBOOK);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheEarlierEditionWhenTheNewOneIsBroken(Wire wire) throws Exception {
    MockResponse cut = MinistrySite.body(Arrays.copyOf(REVISED, 1_000)).build();
    try (MinistrySite site =
        MinistrySite.answering(wire, MinistrySite.body(WORKBOOK).build(), cut)) {
      fetch(site, years(site, 2023));
      FetchedFile broken = only(fetch(site, years(site, 2023)));
      assertThat(broken.state()).isEqualTo(FileState.BROKEN);
      assertThat(broken.path()).hasBinaryContent(WORKBOOK);
      assertThat(broken.current()).isEmpty();
      assertHoldsExactly(cache, WORKBOOK);
    }
  }

  @ParameterizedTest
  @EnumSource
  void reportsAYearThatIsNotThereYet(Wire wire) throws Exception {
    try (MinistrySite site =
        MinistrySite.answering(
            wire,
            (i, request) ->
                request.getTarget().contains("2026")
                    ? MinistrySite.status(404)
                    : MinistrySite.body(WORKBOOK).build())) {
      FetchReport report = fetch(site, years(site, 2025, 2026));
      assertThat(report.files())
          .extracting(FetchedFile::state)
          .containsExactly(FileState.NEW, FileState.MISSING);
      assertThat(report.isComplete()).isTrue();
      assertThat(site.requests()).hasSize(2);
    }
  }

  @Test
  void takesAnyUrlAndNamesTheFileByIt() throws Exception {
    MockResponse named =
        MinistrySite.body(WORKBOOK)
            .addHeader("Content-Disposition", "attachment; filename=\"../../../etc/passwd\"")
            .build();
    try (MinistrySite site = MinistrySite.answering(Wire.HTTP_1_1, named)) {
      URI url = site.url("/a/%2e%2e%2f..%2fdados%20abertos.xlsx?token=secret");
      FetchedFile file = only(fetch(site, new RemoteSelection.SingleFile(url)));
      assertThat(file.name()).isEqualTo("dados-abertos.xlsx");
      assertThat(file.path()).hasFileName("dados-abertos.xlsx").hasBinaryContent(WORKBOOK);
      assertHoldsExactly(cache, WORKBOOK);
    }
  }

  @Test
  void refusesWhatIsLargerThanTheLimit() throws Exception {
    FetchSettings usual = CacheFolder.settings(cache);
    TransferLimits small =
        new TransferLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(20), 100_000, 3);
    FetchSettings settings =
        new FetchSettings(cache, 2, usual.cacheWait(), usual.retries(), small, usual.archive());
    for (MockResponse answer :
        List.of(
            MinistrySite.body(WORKBOOK).build(),
            MinistrySite.body(WORKBOOK)
                .removeHeader("Content-Length")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build())) {
      try (MinistrySite site = MinistrySite.answering(Wire.HTTP_1_1, answer)) {
        FetchReport report =
            new RemoteSources(settings, site.client()).fetch(years(site, 2023), heard);
        assertThat(only(report).reason()).contains("larger than 100000");
        assertHoldsExactly(cache);
      }
    }
  }

  private FetchReport fetch(MinistrySite site, RemoteSelection selection)
      throws IOException, InterruptedException {
    return new RemoteSources(CacheFolder.settings(cache), site.client()).fetch(selection, heard);
  }

  private static RemoteSelection years(MinistrySite site, Integer... years) {
    return new RemoteSelection.GovBrYears(site.url("/base"), new TreeSet<>(Arrays.asList(years)));
  }

  private static FetchedFile only(FetchReport report) {
    assertThat(report.files()).hasSize(1);
    return report.files().get(0);
  }
}
