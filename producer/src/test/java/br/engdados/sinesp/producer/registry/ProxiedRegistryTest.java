package br.engdados.sinesp.producer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.producer.http.ConnectProxy;
import br.engdados.sinesp.producer.http.Proxies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A registry that is reached through a proxy only, in the clear or by a tunnel. */
@Timeout(60)
final class ProxiedRegistryTest {
  private static final String USER_INFO = Credentials.basic("ana", "s3gr@do");

  @TempDir private Path folder;

  @Test
  void everyRequestPassesTheProxyWithItsCredentials() throws Exception {
    try (FakeRegistry registry = FakeRegistry.usual();
        ConnectProxy proxy = new ConnectProxy(port(registry), USER_INFO)) {
      register(through(registry.settings(), "http", "ana:s3gr%40do@", proxy));
      assertThat(registry.asked())
          .hasSize(5)
          .startsWith("GET /config/t-value")
          .endsWith("POST /subjects/t-value/versions");
      assertThat(proxy.asked())
          .hasSize(5)
          .startsWith("GET %sconfig/t-value HTTP/1.1".formatted(registry.settings().url()));
      assertThat(registry.requests().get(1).getBody().utf8()).contains("BACKWARD");
    }
  }

  @Test
  void aTunnelEndsAtTheRegistrysOwnCertificate() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    Path ca = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
    try (FakeRegistry registry = FakeRegistry.withCertificate(certificate);
        ConnectProxy proxy = new ConnectProxy(port(registry), USER_INFO)) {
      RegistrySettings settings = through(registry.settings(), "https", "ana:s3gr%40do@", proxy);
      register(withCa(settings, ca));
      assertThat(registry.asked()).endsWith("POST /subjects/t-value/versions");
      assertThat(proxy.asked())
          .containsExactly("CONNECT localhost:%d HTTP/1.1".formatted(port(registry)));
      assertThatThrownBy(() -> register(settings))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("--schema-registry-ca-file");
    }
  }

  @Test
  void aProxyThatWantsOtherCredentialsIsToldAtOnce() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    try (FakeRegistry plain = FakeRegistry.usual();
        FakeRegistry secure = FakeRegistry.withCertificate(certificate);
        ConnectProxy proxy = new ConnectProxy(port(plain), USER_INFO)) {
      for (RegistrySettings settings :
          List.of(
              through(plain.settings(), "http", "", proxy),
              through(plain.settings(), "http", "ana:errado@", proxy),
              through(secure.settings(), "https", "ana:errado@", proxy))) {
        assertThatThrownBy(() -> register(settings))
            .isInstanceOf(RegistryException.class)
            .hasMessageContainingAll(
                "schema registry " + settings.url(), "HTTP 407", "--proxy-credentials-file")
            .hasMessageNotContaining("errado");
      }
      assertThat(proxy.asked()).isEmpty();
      assertThat(plain.asked()).isEmpty();
    }
  }

  @Test
  void aRegistryThatIsAnExceptionIsReachedWithoutIt() throws Exception {
    try (FakeRegistry registry = FakeRegistry.usual();
        ConnectProxy proxy = new ConnectProxy(port(registry), null)) {
      Map<String, String> environment =
          Map.of("http_proxy", "127.0.0.1:" + proxy.port(), "no_proxy", "localhost");
      register(with(registry.settings(), environment));
      assertThat(registry.asked()).hasSize(5);
      assertThat(proxy.asked()).isEmpty();
    }
  }

  private static RegistrySettings through(
      RegistrySettings plain, String scheme, String userInfo, ConnectProxy proxy)
      throws IOException {
    return with(
        plain, Map.of(scheme + "_proxy", "http://" + userInfo + "127.0.0.1:" + proxy.port()));
  }

  private static RegistrySettings with(RegistrySettings plain, Map<String, String> environment)
      throws IOException {
    return new RegistrySettings(
        plain.url(),
        plain.credentials(),
        plain.caFile(),
        plain.timeout(),
        Proxies.of(environment, Optional.empty()));
  }

  private static RegistrySettings withCa(RegistrySettings plain, Path ca) {
    return new RegistrySettings(
        plain.url(), plain.credentials(), Optional.of(ca), plain.timeout(), plain.proxies());
  }

  private static int port(FakeRegistry registry) {
    return registry.settings().url().port();
  }

  private static void register(RegistrySettings settings)
      throws RegistryException, InterruptedException {
    SchemaRegistration.register(settings, List.of("t"), "{}");
  }
}
