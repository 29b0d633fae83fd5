package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A real schema registry, Apicurio, which serves Confluent's REST API; it keeps all in memory. */
final class SchemaRegistry implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String url;

  private SchemaRegistry(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts one, with its log in a folder, and waits until it answers. */
  static SchemaRegistry start(Path folder) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path log = folder.resolve("schema-registry.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-jar",
            program().toString());
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    SchemaRegistry registry =
        new SchemaRegistry(builder.start(), "http://127.0.0.1:" + port + "/apis/ccompat/v7");
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> registry.isReady(log));
      return registry;
    } catch (RuntimeException | Error e) {
      registry.close();
      throw e;
    }
  }

  /** What Maven has unpacked. */
  private static Path program() throws IOException {
    Path folder = Program.root().resolve("integration-tests/target/schema-registry");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException("no registry in " + folder));
    }
  }

  private boolean isReady(Path log) throws IOException, InterruptedException {
    assertThat(process.isAlive()).as(() -> text(log)).isTrue();
    try {
      return client
              .send(request("/subjects").GET().build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (java.net.ConnectException e) {
      return false;
    }
  }

  /** Its address, with the path at which it has Confluent's API. */
  String url() {
    return url;
  }

  List<String> subjects() {
    return Stream.of(JSON.convertValue(get("/subjects"), String[].class)).sorted().toList();
  }

  JsonNode get(String path) {
    return answer(request(path).GET());
  }

  /** Registers a schema, as somebody else's program may have done before. */
  void register(String subject, String schema) {
    ObjectNode body = JSON.createObjectNode().put("schemaType", "JSON").put("schema", schema);
    JsonNode registered =
        answer(
            request("/subjects/" + subject + "/versions")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    assertThat(registered.path("id").isInt()).as(registered.toString()).isTrue();
  }

  private JsonNode answer(HttpRequest.Builder request) {
    try {
      return JSON.readTree(
          client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/vnd.schemaregistry.v1+json");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
