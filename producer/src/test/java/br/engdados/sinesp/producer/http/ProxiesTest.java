package br.engdados.sinesp.producer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxiesTest {
  private static final URI SITE = URI.create("https://www.gov.br/mj");

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://proxy.example:3128, proxy.example:3128",
    "https_proxy, proxy.example:3128, proxy.example:3128",
    "HTTPS_PROXY, proxy.example, proxy.example:80",
    "HTTPS_PROXY, http://user:s3gr%40do@10.0.0.5:8080/, 10.0.0.5:8080",
    "ALL_PROXY, http://[fd00::5]:3128, fd00::5:3128"
  })
  void aVariableNamesAProxy(String variable, String value, String expected) throws IOException {
    Proxy proxy = chosen(Map.of(variable, value), SITE);
    assertThat(proxy.type()).isEqualTo(Proxy.Type.HTTP);
    InetSocketAddress address = (InetSocketAddress) proxy.address();
    assertThat(address.getHostString() + ":" + address.getPort()).isEqualTo(expected);
  }

  @Test
  void eachSchemeHasItsOwnAndSmallLettersWin() throws IOException {
    Map<String, String> environment =
        Map.of("HTTP_PROXY", "one", "http_proxy", "two", "all_proxy", "three");
    assertThat(chosen(environment, URI.create("http://x.example/")).toString()).contains("two");
    assertThat(chosen(environment, SITE).toString()).contains("three");
    assertThat(chosen(Map.of("HTTP_PROXY", "one"), SITE)).isEqualTo(Proxy.NO_PROXY);
    assertThat(chosen(Map.of("HTTPS_PROXY", " "), SITE)).isEqualTo(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*                       | https://www.gov.br/        | true",
        "gov.br                  | https://www.gov.br/        | true",
        ".gov.br                 | https://www.gov.br/        | true",
        "*.gov.br                | https://www.GOV.br/        | true",
        "example.org, www.gov.br | https://www.gov.br/        | true",
        "schema_registry         | https://schema_registry:8081/ | true",
        "ov.br                   | https://www.gov.br/        | false",
        "www.gov.br:443          | https://www.gov.br/        | true",
        "www.gov.br:8443         | https://www.gov.br/        | false",
        "10.0.0.0/8              | https://10.1.2.3/          | true",
        "10.0.0.0/8              | https://11.1.2.3/          | false",
        "10.0.0.0/8              | https://ten.example/       | false",
        "fd00::/8                | https://[fd12::1]:8081/    | true",
        "127.0.0.1               | https://127.0.0.1:8081/    | true",
        "0.0.1                   | https://127.0.0.1:8081/    | false",
        "[::1]:8081              | https://[::1]:8081/        | true",
        "10.0.0.0/99, a/b, :     | https://10.1.2.3/          | false"
      })
  void exceptionsGoWithoutOne(String exceptions, URI uri, boolean direct) throws IOException {
    Map<String, String> environment = Map.of("https_proxy", "p:1", "NO_PROXY", exceptions);
    assertThat(chosen(environment, uri).equals(Proxy.NO_PROXY)).isEqualTo(direct);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://user:s3gredo@h:1",
        "https://user:s3gredo@h",
        "http://user:s3gredo@",
        "http://a b"
      })
  void whatIsNoProxyIsRefusedAndNotShown(String value) {
    assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", value), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("HTTPS_PROXY: ")
        .hasMessageNotContaining("s3gredo");
  }

  @Test
  void javasOwnPropertiesWin() throws IOException {
    System.setProperty("https.proxyHost", "java.example");
    System.setProperty("https.proxyPort", "99");
    try {
      assertThat(chosen(Map.of("HTTPS_PROXY", "other"), SITE).toString())
          .contains("java.example", "99");
    } finally {
      List.of("https.proxyHost", "https.proxyPort").forEach(System::clearProperty);
    }
  }

  @Test
  void credentialsComeFromAFileOfOneLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("proxy"), "user:s3gr:edo\n");
    assertThat(BasicCredentials.in(file, "the proxy", "--option").authorization())
        .isEqualTo("Basic dXNlcjpzM2dyOmVkbw==");
    assertThat(BasicCredentials.in(file, "the proxy", "--option").toString())
        .doesNotContain("s3gr");
    Files.writeString(file, "s3gredo");
    assertThatThrownBy(() -> Proxies.of(Map.of(), Optional.of(file)))
        .hasMessageContaining("--proxy-credentials-file")
        .hasMessageNotContaining("s3gredo");
    assertThatThrownBy(() -> Proxies.of(Map.of(), Optional.of(folder.resolve("none"))))
        .hasMessageContaining("cannot be read");
  }

  private static Proxy chosen(Map<String, String> environment, URI uri) throws IOException {
    ProxySelector selector =
        Proxies.of(environment, Optional.empty())
            .install(new OkHttpClient.Builder())
            .build()
            .proxySelector();
    return selector.select(uri).get(0);
  }
}
