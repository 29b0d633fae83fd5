package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.Cube;
import br.engdados.sinesp.painel.query.Places;
import br.engdados.sinesp.painel.query.Population;
import br.engdados.sinesp.painel.rows.CassandraConnection;
import br.engdados.sinesp.painel.rows.RowStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;

/** A real server on a free port, and a client that asks it. */
final class PanelClient implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RowStore rows;
  private final WebServer server;

  PanelClient(Cube cube) {
    this(cube, new WebSettings("127.0.0.1", 0, 0, 1, false, Optional.empty(), Optional.empty()));
  }

  PanelClient(Cube cube, WebSettings settings) {
    try {
      Places places = new Places();
      Population population = Population.load(places, Optional.empty());
      PanelMetrics metrics = new PanelMetrics(cube);
      // Nothing listens there: rows are tested with a real Cassandra.
      rows =
          new RowStore(new CassandraConnection("127.0.0.1", 1, "sinesp", Optional.<Path>empty()));
      server =
          WebServer.start(
              settings,
              metrics,
              PanelRoutes.of(new Api(cube, places, population), cube, rows, metrics, settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.port();
  }

  HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  HttpResponse<byte[]> send(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    try {
      return new ObjectMapper().readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode ok(String path) {
    HttpResponse<byte[]> response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(
          path
              + ": "
              + response.statusCode()
              + " "
              + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
    }
    return json(response);
  }

  @Override
  public void close() {
    server.close();
    rows.close();
  }
}
