package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.engdados.sinesp.local.server.JavaProgram;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An export into an object store, moto's, by Hadoop's S3A. */
@Tag("long")
@ExtendWith(SharedServers.class)
final class ExportToObjectStoreIT {
  private static final Path TESTS = Program.root().resolve("integration-tests");

  @Test
  void theFilesOfABucketAreWholeAndTheFormerOnesGo(Pipeline pipeline) throws Exception {
    Path sample = pipeline.folder().resolve("amostra-sintetica.xlsx");
    Pipeline.succeeded(pipeline.producer().run("sample", "--out", sample.toString()));
    pipeline.publish(sample);
    pipeline.consume();
    ExportReaders readers = new ExportReaders(pipeline.folder());
    int port = freePort();
    Program.Running store = readers.start("services", "moto_server", "-p", Integer.toString(port));
    try {
      String endpoint = "http://127.0.0.1:" + port;
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> send("PUT", endpoint + "/sinesp").statusCode() == 200);
      Program export = exporter(pipeline, endpoint);
      Pipeline.succeeded(export.run("export", "--to", "s3a://sinesp/all/exports"));
      Finished again =
          export.run("export", "--to", "s3a://sinesp/all/exports", "--skip-when-unchanged");
      assertThat(again.exitCode()).as(again.all()).isEqualTo(99);
      Pipeline.succeeded(export.run("export", "--to", "s3a://sinesp/all/exports", "--keep", "1"));

      Path copy = Files.createDirectories(pipeline.folder().resolve("copy"));
      readers.python("services", "bucket.py", endpoint, "sinesp", copy.toString());
      Path whole;
      try (var folders = Files.list(copy.resolve("all/exports"))) {
        whole = folders.filter(Files::isDirectory).reduce((a, b) -> null).orElseThrow();
      }
      JsonNode manifest = ExportReaders.manifest(whole);
      for (JsonNode file : manifest.get("files")) {
        assertThat(whole.resolve(file.get("path").asText())).hasSize(file.get("bytes").asLong());
      }
      readers.python("services", "validate.py", whole.toString());
      assertThat(readers.sums(whole).get("duckdb parquet")).isNotEmpty();

      Finished nowhere = export.run("export", "--to", "s3a://no-such-bucket/x");
      assertThat(nowhere.exitCode()).as(nowhere.all()).isEqualTo(3);
      assertThat(nowhere.err()).contains("no-such-bucket");
    } finally {
      store.kill();
    }
  }

  /** The consumer with what {@code spark-submit --packages} would fetch. */
  private static Program exporter(Pipeline pipeline, String endpoint) {
    Path consumer = Program.root().resolve("consumer");
    List<String> launch =
        List.of(
            JavaProgram.java(),
            "-Xmx1g",
            "@" + consumer.resolve("jvm.options"),
            "-Dspark.hadoop.fs.s3a.endpoint=" + endpoint,
            "-Dspark.hadoop.fs.s3a.path.style.access=true",
            "-Dspark.hadoop.fs.s3a.connection.ssl.enabled=false",
            "-cp",
            "%s:%s/*:%s/*"
                .formatted(
                    consumer.resolve("target/sinesp-consumer.jar"),
                    consumer.resolve("target/spark"),
                    TESTS.resolve("target/s3a")),
            "br.engdados.sinesp.consumer.cli.Main");
    return pipeline.consumer(
        launch, Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test"));
  }

  private static HttpResponse<String> send(String method, String address)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
