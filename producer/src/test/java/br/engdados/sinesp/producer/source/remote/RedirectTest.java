package br.engdados.sinesp.producer.source.remote;

import static br.engdados.sinesp.producer.source.remote.CacheFolder.assertHoldsExactly;
import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.producer.source.archive.TestArchives;
import br.engdados.sinesp.producer.source.cache.FileState;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a server may send a download, and where not. */
@Timeout(60)
final class RedirectTest {
  private static final byte[] WORKBOOK = TestArchives.workbook(20_000, 5);

  @TempDir Path cache;

  @ParameterizedTest
  @EnumSource
  void followsAFewRedirects(Wire wire) throws Exception {
    try (MinistrySite site =
        MinistrySite.answering(
            wire,
            (i, request) -> i < 3 ? to("/elsewhere/" + i) : MinistrySite.body(WORKBOOK).build())) {
      FetchedFile file = fetch(site, site.client());
      assertThat(file.state()).isEqualTo(FileState.NEW);
      assertThat(file.name()).isEqualTo("dados.xlsx");
      assertHoldsExactly(cache, WORKBOOK);
    }
  }

  @ParameterizedTest
  @EnumSource
  void followsNoEndlessOnes(Wire wire) throws Exception {
    try (MinistrySite site = MinistrySite.answering(wire, (i, request) -> to("/elsewhere/" + i))) {
      assertThat(fetch(site, site.client()).reason()).contains("more than 3 times");
      assertThat(site.requests()).hasSize(4);
    }
  }

  @Test
  void neverLeavesHttps() throws Exception {
    try (MinistrySite plain =
            MinistrySite.answering(Wire.HTTP_1_1, MinistrySite.body(WORKBOOK).build());
        MinistrySite site =
            MinistrySite.answering(Wire.HTTP_2, to(plain.url("/dados.xlsx").toString()))) {
      assertThat(fetch(site, site.client()).reason()).contains("from https to plain http");
      assertThat(plain.requests()).isEmpty();
      assertHoldsExactly(cache);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "ftp://x/y", ""})
  void refusesWhatNoDownloadNeeds(String location) throws Exception {
    try (MinistrySite site = MinistrySite.answering(Wire.HTTP_1_1, to(location))) {
      FetchedFile file = fetch(site, site.client());
      assertThat(file.state()).isEqualTo(FileState.BROKEN);
      assertThat(file.reason()).containsAnyOf("refused", "no http or https address");
      assertThat(site.requests()).hasSize(1);
      assertHoldsExactly(cache);
    }
  }

  /** A public name that answers with this machine once the download begins (DNS rebinding). */
  @Test
  void aNameThatTurnsToThisMachineIsNotConnectedTo() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    try (MinistrySite site =
        MinistrySite.answering(Wire.HTTP_1_1, MinistrySite.body(WORKBOOK).build())) {
      OkHttpClient client =
          site.client()
              .newBuilder()
              .dns(
                  name ->
                      List.of(
                          InetAddress.getByName(
                              lookups.getAndIncrement() == 0 ? "161.148.164.31" : "127.0.0.1")))
              .build();
      FetchedFile file = fetch(site, client);
      assertThat(file.reason()).contains("127.0.0.1", "refused");
      assertThat(site.requests()).isEmpty();
      assertHoldsExactly(cache);
    }
  }

  /** What is signed by an authority that is trusted, for another name, will not be better soon. */
  @Test
  void aCertificateForAnotherNameIsNotTriedAgain() throws Exception {
    try (MinistrySite site =
        MinistrySite.answering(Wire.HTTP_2, MinistrySite.body(WORKBOOK).build())) {
      OkHttpClient client =
          site.client().newBuilder().dns(name -> List.of(InetAddress.getLoopbackAddress())).build();
      URI url =
          URI.create(site.url("/dados.xlsx").toString().replace("localhost", "www.gov.example"));
      RecordingListener heard = new RecordingListener();
      FetchReport report =
          new Fetcher(CacheFolder.settings(cache), client)
              .fetch(new WantedFiles.SingleFile(url), heard);
      assertThat(report.files().get(0).reason())
          .contains("certificate of www.gov.example")
          .doesNotContain("\n");
      assertThat(heard.reasons).isEmpty();
      assertThat(site.requests()).isEmpty();
    }
  }

  private FetchedFile fetch(MinistrySite site, OkHttpClient client) throws Exception {
    FetchReport report =
        new Fetcher(CacheFolder.settings(cache), client)
            .fetch(new WantedFiles.SingleFile(site.url("/dados.xlsx")), ProgressListener.silent());
    assertThat(report.files()).hasSize(1);
    return report.files().get(0);
  }

  private static MockResponse to(String location) {
    return new MockResponse.Builder().code(302).addHeader("Location", location).build();
  }
}
