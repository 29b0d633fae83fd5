package br.engdados.sinesp.consumer.metrics;

import br.engdados.sinesp.consumer.failure.FailureException;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/**
 * The result of the last {@code verify} as Prometheus text in a file, for the textfile collector of
 * node_exporter, which wants files to appear whole
 * (https://github.com/prometheus/node_exporter#textfile-collector).
 */
public final class VerifyMetrics {
  /**
   * What a comparison of topics and tables found.
   *
   * @param end when it ended
   * @param duration how long it took
   * @param differences how many rows differ
   */
  public record VerifyResult(Instant end, Duration duration, long differences) {}

  private VerifyMetrics() {}

  /**
   * Replaces what is there.
   *
   * @param file where
   * @param result what
   * @throws FailureException if it cannot be written; what was there stays
   */
  public static void write(Path file, VerifyResult result) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.writeString(next, MetricsText.of(registry(result)));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new FailureException(
          file + ": cannot write the metrics (" + e.getMessage() + "). Check --metrics-file", e);
    }
  }

  /** Gives the metrics of a result. */
  static PrometheusRegistry registry(VerifyResult result) {
    PrometheusRegistry registry = new PrometheusRegistry();
    gauge(
        registry,
        "sinesp_verify_last_run_timestamp_seconds",
        "When topics and tables were last compared",
        result.end().toEpochMilli() / 1000.0);
    gauge(
        registry,
        "sinesp_verify_duration_seconds",
        "How long the comparison took, the start of Spark left out",
        result.duration().toMillis() / 1000.0);
    gauge(
        registry,
        "sinesp_verify_differences",
        "Rows in which topics and tables differed; 0 is as it should be",
        (double) result.differences());
    return registry;
  }

  private static void gauge(PrometheusRegistry registry, String name, String help, double value) {
    Gauge.builder().name(name).help(help).register(registry).set(value);
  }
}
