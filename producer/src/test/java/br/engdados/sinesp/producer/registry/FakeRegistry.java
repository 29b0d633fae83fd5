package br.engdados.sinesp.producer.registry;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A real HTTP server that answers as Confluent's registry does when it knows no subject, but for
 * the answers that a test puts in its place.
 */
final class FakeRegistry implements Closeable {
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  static {
    SERVER_LOG.setLevel(Level.OFF);
  }

  /** Answers a request in place of the registry. */
  interface Answers {
    /** The answer, null for the usual one. */
    MockResponse to(String request);
  }

  private final MockWebServer server = new MockWebServer();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final String scheme;

  private FakeRegistry(HeldCertificate certificate, Answers answers) throws IOException {
    scheme = certificate == null ? "http" : "https";
    if (certificate != null) {
      server.useHttps(
          new HandshakeCertificates.Builder()
              .heldCertificate(certificate)
              .build()
              .sslSocketFactory());
    }
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            MockResponse answer = answers.to(described(request));
            return answer != null ? answer : usual(request);
          }
        });
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  static FakeRegistry usual() throws IOException {
    return answering(request -> null);
  }

  /** Takes answers to requests such as {@code "PUT /config/a-value"}. */
  static FakeRegistry answering(Answers answers) throws IOException {
    return new FakeRegistry(null, answers);
  }

  static FakeRegistry withCertificate(HeldCertificate certificate) throws IOException {
    return new FakeRegistry(certificate, request -> null);
  }

  static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/vnd.schemaregistry.v1+json")
        .body(body)
        .build();
  }

  static MockResponse status(int status) {
    return new MockResponse.Builder().code(status).build();
  }

  private static MockResponse usual(RecordedRequest request) {
    String path = request.getTarget();
    if (request.getMethod().equals("PUT")) {
      return json(200, "{\"compatibility\":\"BACKWARD\"}");
    }
    if (path.startsWith("/compatibility/")) {
      return json(200, "{\"is_compatible\":true}");
    }
    if (path.endsWith("/versions")) {
      return json(200, "{\"id\":7}");
    }
    return path.startsWith("/config/")
        ? json(404, "{\"error_code\":40408,\"message\":\"no level of its own\"}")
        : json(404, "{\"error_code\":40401,\"message\":\"Subject not found.\"}");
  }

  private static String described(RecordedRequest request) {
    return request.getMethod() + " " + request.getTarget();
  }

  RegistrySettings settings() {
    return settings(Duration.ofSeconds(20), more -> more);
  }

  RegistrySettings settings(Duration timeout, UnaryOperator<RegistrySettings> more) {
    return more.apply(
        new RegistrySettings(
            RegistrySettings.parseUrl(scheme + "://localhost:" + server.getPort()),
            Optional.empty(),
            Optional.empty(),
            timeout));
  }

  List<RecordedRequest> requests() {
    return requests;
  }

  /** The requests as methods and paths. */
  List<String> asked() {
    return requests.stream().map(FakeRegistry::described).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
