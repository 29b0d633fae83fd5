package br.engdados.sinesp.producer.source.remote;

import static br.engdados.sinesp.producer.source.remote.CacheFolder.assertHoldsExactly;
import static br.engdados.sinesp.producer.source.remote.MinistrySite.only;
import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.producer.source.archive.TestArchives;
import br.engdados.sinesp.producer.source.cache.FileState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
final class FetcherTest {
  private static final byte[] WORKBOOK = TestArchives.workbook(300_000, 1);

  @TempDir Path cache;
  private final RecordingListener heard = new RecordingListener();

  @ParameterizedTest
  @EnumSource
  void looksLikeABrowserThatFollowsALinkAndNeverAsksWithHead(Wire wire) throws Exception {
    try (MinistrySite site = MinistrySite.answering(wire, MinistrySite.body(WORKBOOK).build())) {
      FetchReport report = fetch(site, site.years(2022, 2023));
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
          FetchedFile file = only(fetch(site, site.years(2023)));
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
      assertThat(only(fetch(site, site.years(2023))).state()).isEqualTo(FileState.NEW);
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
      assertThat(only(fetch(site, site.years(2023))).state()).isEqualTo(FileState.BROKEN);
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
      assertThat(only(fetch(site, site.years(2023))).state()).isEqualTo(FileState.NEW);
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
      FetchedFile file = only(fetch(site, site.years(2023)));
      assertThat(file.state()).isEqualTo(FileState.BROKEN);
      assertThat(file.reason()).contains("sheet1.xml", "damaged");
      assertHoldsExactly(cache);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsALoginRedirectInThoseWords(Wire wire) throws Exception {
    MockResponse login =
        new MockResponse.Builder().code(302).addHeader("Location", "/acesso/login?next=x").build();
    try (MinistrySite site = MinistrySite.answering(wire, login)) {
      FetchedFile file = only(fetch(site, site.years(2023)));
      assertThat(file.reason())
          .contains("redirects to a login page", "/acesso/login")
          .doesNotContain("next=x");
      assertThat(site.requests()).hasSize(1);
      assertHoldsExactly(cache);
    }
    try (MinistrySite site = MinistrySite.answering(wire, MinistrySite.status(401))) {
      assertThat(only(fetch(site, site.years(2023))).reason()).contains("login", "401");
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsAFirewallPageInThoseWords(Wire wire) throws Exception {
    MockResponse firewall =
        MinistrySite.page(
            "<html><head><title>Request Rejected</title></head><body>Your support ID is: 1</body>");
    try (MinistrySite site = MinistrySite.answering(wire, firewall)) {
      assertThat(only(fetch(site, site.years(2023))).reason())
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
      assertThat(only(fetch(site, site.years(2023))).reason())
          .contains("web page (HTML)", "Manutenção");
      assertHoldsExactly(cache);
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
      FetchedFile file = only(fetch(site, new WantedFiles.SingleFile(url)));
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
        FetchReport report = new Fetcher(settings, site.client()).fetch(site.years(2023), heard);
        assertThat(only(report).reason()).contains("larger than 100000");
        assertHoldsExactly(cache);
      }
    }
  }

  private FetchReport fetch(MinistrySite site, WantedFiles wanted)
      throws IOException, InterruptedException {
    return new Fetcher(CacheFolder.settings(cache), site.client()).fetch(wanted, heard);
  }
}
