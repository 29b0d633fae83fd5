package br.engdados.sinesp.producer.registry;

import static br.engdados.sinesp.producer.registry.FakeRegistry.json;
import static br.engdados.sinesp.producer.registry.FakeRegistry.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.producer.http.BasicCredentials;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that fail, refuse, or are none. */
@Timeout(60)
final class RegistryConnectionTest {
  private static final String PASSWORD = "s3gr:edo";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429, 408})
  void aPassingFailureIsTriedAgain(int status) throws Exception {
    AtomicInteger failures = new AtomicInteger(2);
    try (FakeRegistry registry =
        FakeRegistry.answering(request -> failures.getAndDecrement() > 0 ? status(status) : null)) {
      register(registry.settings());
      assertThat(registry.asked()).startsWith(nTimes(3, "GET /config/t-value"));
      assertThat(registry.asked()).endsWith("POST /subjects/t-value/versions");
    }
  }

  @Test
  void thePauseThatTheServerAsksForIsKept() throws Exception {
    AtomicInteger failures = new AtomicInteger(1);
    MockResponse busy = new MockResponse.Builder().code(429).addHeader("Retry-After", "2").build();
    try (FakeRegistry registry =
        FakeRegistry.answering(request -> failures.getAndDecrement() > 0 ? busy : null)) {
      long start = System.nanoTime();
      register(registry.settings());
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThan(Duration.ofMillis(1500));
    }
  }

  @Test
  void aPauseThatIsLongerThanTheTimeAllowedIsNotWaitedFor() throws Exception {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(5));
    for (String tomorrow : List.of("86400", date)) {
      MockResponse busy =
          new MockResponse.Builder().code(503).addHeader("Retry-After", tomorrow).build();
      try (FakeRegistry registry = FakeRegistry.answering(request -> busy)) {
        fails(registry.settings(), "HTTP 503");
        assertThat(registry.asked()).hasSize(1);
      }
    }
  }

  @Test
  void aFailureThatStaysEndsTheRunWithinTheTimeAllowed() throws Exception {
    try (FakeRegistry registry =
        FakeRegistry.answering(
            request -> json(500, "{\"error_code\":50001,\"message\":\"Error in the backend\"}"))) {
      long start = System.nanoTime();
      fails(
          registry.settings(Duration.ofSeconds(5), more -> more),
          "HTTP 500: Error in the backend",
          "no better answer within 5 s (--schema-registry-timeout)");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      // The first question of a JVM has taken a second and a half on a busy machine.
      assertThat(registry.asked().size()).isBetween(2, 8);
    }
  }

  @Test
  void aRegistryThatDoesNotAnswerIsGivenUp() throws Exception {
    MockResponse slow =
        new MockResponse.Builder().code(200).headersDelay(30, TimeUnit.SECONDS).build();
    try (FakeRegistry registry = FakeRegistry.answering(request -> slow)) {
      long start = System.nanoTime();
      fails(registry.settings(Duration.ofSeconds(1), more -> more), "did not answer within", "1 s");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void aRegistryThatIsNotThereIsNamed() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    fails(
        settings("http://127.0.0.1:" + closed, 1),
        "schema registry http://127.0.0.1:" + closed + "/: it cannot be reached",
        "Is it up, and is that its address?");
    fails(settings("http://no-such-host.invalid:8081", 1), "no-such-host.invalid");
  }

  @Test
  void withoutAPasswordItIsToldHowToGiveOne() throws Exception {
    try (FakeRegistry registry = FakeRegistry.answering(request -> status(401))) {
      fails(registry.settings(), "--schema-registry-user-info-file", RegistryCredentials.VARIABLE);
      assertThat(registry.asked()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusedPasswordIsToldAtOnceAndNeverShown(int status) throws Exception {
    try (FakeRegistry registry = FakeRegistry.answering(request -> status(status))) {
      RegistrySettings settings =
          registry.settings(
              Duration.ofSeconds(20),
              plain ->
                  new RegistrySettings(
                      plain.url(), Optional.of(credentials()), plain.caFile(), plain.timeout()));
      assertThatThrownBy(() -> register(settings))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("HTTP " + status)
          .hasMessageNotContaining(PASSWORD);
      assertThat(registry.asked()).hasSize(1);
      assertThat(registry.requests().get(0).getHeaders().get("Authorization"))
          .isEqualTo("Basic Y2hhdmU6czNncjplZG8=");
      assertThat(settings.toString()).doesNotContain(PASSWORD).contains("not shown");
    }
  }

  @Test
  void whatIsNoRegistryIsTold() throws Exception {
    List<MockResponse> others =
        List.of(
            page(200),
            page(404),
            json(404, "{\"error\":\"Not Found\"}"),
            json(200, "[]"),
            status(200),
            new MockResponse.Builder().code(302).addHeader("Location", "/login").build());
    for (MockResponse other : others) {
      try (FakeRegistry registry = FakeRegistry.answering(request -> other)) {
        fails(
            registry.settings(), "as no registry does", "/apis/ccompat/v7", "HTTP " + code(other));
        assertThat(registry.asked()).hasSize(1);
      }
    }
  }

  @Test
  void anotherPathThanTheRootIsKept() throws Exception {
    try (FakeRegistry registry = FakeRegistry.answering(request -> page(404))) {
      RegistrySettings at =
          new RegistrySettings(
              RegistrySettings.parseUrl(registry.settings().url() + "apis/ccompat/v7/"),
              Optional.empty(),
              Optional.empty(),
              Duration.ofSeconds(5));
      fails(at, "/apis/ccompat/v7/config/t-value");
      assertThat(registry.asked()).containsExactly("GET /apis/ccompat/v7/config/t-value");
    }
  }

  @Test
  void aCertificateOfOnesOwnIsTrustedWhenItIsNamed() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    Path file = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
    try (FakeRegistry registry = FakeRegistry.withCertificate(certificate)) {
      fails(registry.settings(), "certificate", "--schema-registry-ca-file");
      register(withCa(registry, file));
      Path none = Files.writeString(folder.resolve("empty.pem"), "nothing\n");
      fails(withCa(registry, none), "empty.pem", "--schema-registry-ca-file");
      fails(withCa(registry, folder.resolve("missing.pem")), "missing.pem");
    }
  }

  @Test
  void eachCertificateOfABundleIsTrusted() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    HeldCertificate other = new HeldCertificate.Builder().commonName("another authority").build();
    Path bundle =
        Files.writeString(
            folder.resolve("bundle.pem"), other.certificatePem() + certificate.certificatePem());
    try (FakeRegistry registry = FakeRegistry.withCertificate(certificate)) {
      register(withCa(registry, bundle));
      Path onlyOther = Files.writeString(folder.resolve("other.pem"), other.certificatePem());
      fails(withCa(registry, onlyOther), "not one that this Java trusts");
    }
  }

  @Test
  void aCertificateForAnotherNameIsNotTrusted() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("elsewhere.example").build();
    Path file = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
    try (FakeRegistry registry = FakeRegistry.withCertificate(certificate)) {
      fails(withCa(registry, file), "certificate", "localhost not verified");
      assertThat(registry.asked()).isEmpty();
    }
  }

  private static RegistrySettings withCa(FakeRegistry registry, Path file) {
    return registry.settings(
        Duration.ofSeconds(20),
        plain ->
            new RegistrySettings(
                plain.url(), plain.credentials(), Optional.of(file), plain.timeout()));
  }

  private static BasicCredentials credentials() {
    try {
      return RegistryCredentials.from(
              Optional.empty(), Map.of(RegistryCredentials.VARIABLE, "chave:" + PASSWORD))
          .orElseThrow();
    } catch (RegistryException e) {
      throw new AssertionError(e);
    }
  }

  private static RegistrySettings settings(String url, int seconds) {
    return new RegistrySettings(
        RegistrySettings.parseUrl(url),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(seconds));
  }

  private static void register(RegistrySettings settings)
      throws RegistryException, InterruptedException {
    SchemaRegistration.register(settings, List.of("t"), "{}");
  }

  private static void fails(RegistrySettings settings, String... told) {
    assertThatThrownBy(() -> register(settings))
        .isInstanceOf(RegistryException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(told).doesNotContain("\n"));
  }

  private static MockResponse page(int status) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "text/html; charset=utf-8")
        .body("<!DOCTYPE html><html><title>Entrar</title></html>")
        .build();
  }

  private static int code(MockResponse response) {
    return Integer.parseInt(response.getStatus().split(" ", -1)[1]);
  }

  private static String[] nTimes(int n, String text) {
    return java.util.Collections.nCopies(n, text).toArray(String[]::new);
  }
}
