package br.engdados.sinesp.producer.source.remote;

import static br.engdados.sinesp.producer.source.remote.CacheFolder.assertHoldsExactly;
import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.producer.http.ConnectProxy;
import br.engdados.sinesp.producer.http.Proxies;
import br.engdados.sinesp.producer.source.archive.TestArchives;
import br.engdados.sinesp.producer.source.cache.FileState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through a proxy on a private address: it is reached, and what it leads to is checked as ever. */
@Timeout(60)
final class ProxiedFetchTest {
  private static final byte[] WORKBOOK = TestArchives.workbook(20_000, 5);
  private static final URI PUBLIC = URI.create("http://www.gov.example/dados.xlsx");

  @TempDir Path cache;

  @Test
  void aTunnelWithCredentials() throws Exception {
    try (MinistrySite site =
            MinistrySite.answering(Wire.HTTP_2, MinistrySite.body(WORKBOOK).build());
        ConnectProxy proxy =
            new ConnectProxy(site.url("/").getPort(), Credentials.basic("ana", "s3gr@do"))) {
      Map<String, String> environment =
          Map.of("HTTPS_PROXY", "http://ana:s3gr%40do@127.0.0.1:" + proxy.port());
      FetchedFile file = fetch(site.url("/dados.xlsx"), site.client(), environment);
      assertThat(file.state()).as(file.reason()).isEqualTo(FileState.NEW);
      assertThat(proxy.asked())
          .containsExactly("CONNECT localhost:%d HTTP/1.1".formatted(site.url("/").getPort()));
      assertHoldsExactly(cache, WORKBOOK);
    }
  }

  @Test
  void aProxyThatWantsCredentialsSaysSo() throws Exception {
    try (MinistrySite site =
            MinistrySite.answering(Wire.HTTP_2, MinistrySite.body(WORKBOOK).build());
        ConnectProxy proxy = new ConnectProxy(site.url("/").getPort(), "Basic other")) {
      Map<String, String> environment =
          Map.of(
              "HTTPS_PROXY", "http://ana:s3gredo@127.0.0.1:" + proxy.port(),
              "HTTP_PROXY", "http://127.0.0.1:" + proxy.port());
      for (URI url : List.of(site.url("/dados.xlsx"), PUBLIC)) {
        assertThat(fetch(url, site.client(), environment).reason())
            .contains("HTTP 407", "--proxy-credentials-file")
            .doesNotContain("s3gredo");
      }
      assertThat(site.requests()).isEmpty();
    }
  }

  @Test
  void aProxyWithAPrivateNameAndATargetThatOnlyItKnows() throws Exception {
    try (MinistrySite site =
            MinistrySite.answering(
                Wire.HTTP_1_1,
                (i, request) ->
                    i == 0
                        ? to("http://only-the-proxy-knows.example/dados.xlsx")
                        : MinistrySite.body(WORKBOOK).build());
        ConnectProxy proxy = new ConnectProxy(site.url("/").getPort(), null)) {
      FetchedFile file = fetch(PUBLIC, site.client(), through(proxy));
      assertThat(file.state()).as(file.reason()).isEqualTo(FileState.NEW);
      assertThat(proxy.asked())
          .containsExactly(
              "GET http://www.gov.example/dados.xlsx HTTP/1.1",
              "GET http://only-the-proxy-knows.example/dados.xlsx HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://localhost/",
        "http://inside.example/",
        "http://proxy.intranet/"
      })
  void aProxyIsNoWayIn(String location) throws Exception {
    try (MinistrySite site = MinistrySite.answering(Wire.HTTP_1_1, to(location));
        ConnectProxy proxy = new ConnectProxy(site.url("/").getPort(), null)) {
      assertThat(fetch(PUBLIC, site.client(), through(proxy)).reason()).contains("is refused");
      assertThat(proxy.asked()).hasSize(1);
      assertHoldsExactly(cache);
    }
  }

  @Test
  void withoutAProxyForItAHostIsNotLetInByBeingOne() throws Exception {
    try (MinistrySite site = MinistrySite.answering(Wire.HTTP_1_1, to("http://proxy.intranet:1/"));
        ConnectProxy proxy = new ConnectProxy(site.url("/").getPort(), null)) {
      Map<String, String> environment =
          Map.of("http_proxy", "proxy.intranet:" + proxy.port(), "no_proxy", "proxy.intranet");
      assertThat(fetch(PUBLIC, site.client(), environment).reason()).contains("is refused");
    }
  }

  private static Map<String, String> through(ConnectProxy proxy) {
    return Map.of("http_proxy", "http://proxy.intranet:" + proxy.port());
  }

  private FetchedFile fetch(URI url, OkHttpClient client, Map<String, String> environment)
      throws IOException, InterruptedException {
    OkHttpClient proxied =
        Proxies.of(environment, Optional.empty())
            .install(client.newBuilder())
            .dns(ProxiedFetchTest::resolve)
            .build();
    FetchReport report =
        new Fetcher(CacheFolder.settings(cache), proxied)
            .fetch(new WantedFiles.SingleFile(url), ProgressListener.silent());
    return MinistrySite.only(report);
  }

  private static List<InetAddress> resolve(String name) throws UnknownHostException {
    return switch (name) {
      case "www.gov.example" -> List.of(InetAddress.getAllByName("161.148.164.31"));
      case "inside.example" -> List.of(InetAddress.getAllByName("10.0.0.5"));
      case "proxy.intranet", "localhost" -> List.of(InetAddress.getAllByName("127.0.0.1"));
      case "only-the-proxy-knows.example" -> throw new UnknownHostException(name);
      default -> List.of(InetAddress.getAllByName(name));
    };
  }

  private static MockResponse to(String location) {
    return new MockResponse.Builder().code(302).addHeader("Location", location).build();
  }
}
