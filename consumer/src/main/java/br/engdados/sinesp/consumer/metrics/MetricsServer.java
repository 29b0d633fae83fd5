package br.engdados.sinesp.consumer.metrics;

import br.engdados.sinesp.consumer.failure.FailureException;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import java.io.IOException;

/** Serves the metrics, and those of the JVM, as Prometheus text, GET /metrics. */
public final class MetricsServer implements AutoCloseable {
  private final HTTPServer server;

  /**
   * Starts the server.
   *
   * @param metrics what it serves
   * @param host the address to listen on
   * @param port the port; 0 for a free one
   * @throws FailureException if the port is taken
   */
  public MetricsServer(ConsumerMetrics metrics, String host, int port) {
    // Here, since a run whose metrics nobody reads need not load the classes.
    JvmMetrics.builder().register(metrics.registry());
    try {
      server =
          HTTPServer.builder()
              .registry(metrics.registry())
              .hostname(host)
              .port(port)
              .buildAndStart();
    } catch (IOException e) {
      throw new FailureException(
          "cannot serve metrics on %s:%d: %s. Choose another --metrics-port"
              .formatted(host, port, e.getMessage()),
          e);
    }
  }

  /**
   * Tells where it listens.
   *
   * @return the port
   */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.close();
  }
}
