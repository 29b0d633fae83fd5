package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The panel as a user starts it, and a client that asks it. */
final class PanelProcess implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Program.Running running;
  private final String address;

  private PanelProcess(Program.Running running) {
    this.running = running;
    await().atMost(LONGEST).until(() -> !out().isBlank() || !running.process().isAlive());
    assertThat(running.process().isAlive()).as("the panel runs").isTrue();
    this.address = out().strip().replaceAll("/$", "");
  }

  /** Starts one on a free port; it has not read anything yet. */
  static PanelProcess start(Pipeline pipeline) {
    return new PanelProcess(pipeline.panel().start("serve", "--port", "0", "--rate-limit", "0"));
  }

  /** Waits until everything that was there was read. */
  PanelProcess ready() {
    await().atMost(LONGEST).until(() -> get("/v1/pronto").statusCode() == 200);
    return this;
  }

  HttpResponse<String> get(String path) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(address + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  JsonNode ok(String path) {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(200);
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks for a range of bytes, both ends included. */
  byte[] bytes(String path, int first, int last) {
    try {
      HttpResponse<byte[]> response =
          client.send(
              HttpRequest.newBuilder(URI.create(address + path))
                  .header("Range", "bytes=%d-%d".formatted(first, last))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).as(path).isEqualTo(206);
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether it has figures to show by now. */
  boolean answers() {
    return get("/v1").statusCode() == 200;
  }

  void awaitAnswers() {
    await().pollInterval(Duration.ofMillis(20)).atMost(LONGEST).until(this::answers);
  }

  /** The heap in use after a collection, as the JDK's own tool tells it. */
  long heapMegabytes() {
    tool("GC.run");
    Matcher used = Pattern.compile("total \\d+K, used (\\d+)K").matcher(tool("GC.heap_info"));
    long kilobytes = 0;
    while (used.find()) {
      kilobytes += Long.parseLong(used.group(1));
    }
    assertThat(kilobytes).isPositive();
    return kilobytes / 1024;
  }

  private String tool(String command) {
    try {
      Process jcmd =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(running.process().pid()),
                  command)
              .redirectErrorStream(true)
              .start();
      return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String edition() {
    return ok("/v1").get("edicao").asText();
  }

  /** Waits until another version is shown than one that was. */
  void awaitOther(String edition) {
    await().atMost(LONGEST).until(() -> !edition().equals(edition));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Finished kill() {
    return running.kill();
  }

  Finished terminate() {
    return running.terminate();
  }

  boolean said(String text) {
    return running.said(text);
  }

  private String out() {
    try {
      return Files.readString(running.out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (running.process().isAlive()) {
      running.kill();
    }
  }
}
