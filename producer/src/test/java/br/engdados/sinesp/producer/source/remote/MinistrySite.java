package br.engdados.sinesp.producer.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;

/** A real server on this machine that behaves as the ministry's does, good days and bad ones. */
final class MinistrySite implements Closeable {
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  static {
    SERVER_LOG.setLevel(Level.OFF);
  }

  private final MockWebServer server = new MockWebServer();
  private final AtomicInteger count = new AtomicInteger();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final OkHttpClient client;
  private final String host;

  private MinistrySite(Wire wire, BiFunction<Integer, RecordedRequest, MockResponse> answers)
      throws IOException {
    OkHttpClient.Builder builder = new OkHttpClient.Builder();
    if (wire == Wire.HTTP_2) {
      HeldCertificate certificate =
          new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
      server.useHttps(
          new HandshakeCertificates.Builder()
              .heldCertificate(certificate)
              .build()
              .sslSocketFactory());
      server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
      HandshakeCertificates trusted =
          new HandshakeCertificates.Builder()
              .addTrustedCertificate(certificate.certificate())
              .build();
      builder.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
    }
    this.client = builder.build();
    this.host = (wire == Wire.HTTP_2 ? "https" : "http") + "://localhost:";
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            return isBrowser(request)
                ? answers.apply(count.getAndIncrement(), request)
                : new MockResponse.Builder().code(403).build();
          }
        });
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  /** Answers with a function of the number of the request, from 0, and the request. */
  static MinistrySite answering(
      Wire wire, BiFunction<Integer, RecordedRequest, MockResponse> answers) throws IOException {
    return new MinistrySite(wire, answers);
  }

  /** Answers with these, one after the other, and with the last again and again. */
  static MinistrySite answering(Wire wire, MockResponse... answers) throws IOException {
    return new MinistrySite(wire, (i, request) -> answers[Math.min(i, answers.length - 1)]);
  }

  /**
   * The ministry's site refuses HEAD and whoever does not look like a browser that follows a link.
   */
  private static boolean isBrowser(RecordedRequest request) {
    String agent = request.getHeaders().get("User-Agent");
    return request.getMethod().equals("GET")
        && agent != null
        && agent.startsWith("Mozilla/5.0")
        && request.getHeaders().get("Referer") != null;
  }

  static MockResponse.Builder body(byte[] content) {
    Buffer buffer = new Buffer();
    buffer.write(content);
    return new MockResponse.Builder().body(buffer);
  }

  static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).build();
  }

  static MockResponse page(String html) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/html; charset=utf-8")
        .body(html)
        .build();
  }

  URI url(String path) {
    return URI.create(host + server.getPort() + path);
  }

  /** The yearly workbooks of this site. */
  WantedFiles years(Integer... years) {
    return new WantedFiles.GovBrYears(url("/base"), new TreeSet<>(Arrays.asList(years)));
  }

  /** The file of a fetch of one. */
  static FetchedFile only(FetchReport report) {
    assertThat(report.files()).hasSize(1);
    return report.files().get(0);
  }

  OkHttpClient client() {
    return client;
  }

  List<RecordedRequest> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.close();
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }
}
