package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.Cube;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What is counted, in Prometheus' text form. */
public final class PanelMetrics {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter requests;
  private final Histogram seconds;
  private final Counter limited;

  /**
   * Registers the metrics.
   *
   * @param cube how far the feed is
   */
  public PanelMetrics(Cube cube) {
    requests =
        Counter.builder()
            .name("sinesp_painel_requests_total")
            .help("Requests answered, by route and status")
            .labelNames("route", "status")
            .register(registry);
    seconds =
        Histogram.builder()
            .name("sinesp_painel_request_seconds")
            .help("Seconds from a request to its answer, by route")
            .labelNames("route")
            .classicOnly()
            .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.5, 2)
            .register(registry);
    limited =
        Counter.builder()
            .name("sinesp_painel_limited_total")
            .help("Requests refused by the rate limit")
            .register(registry);
    CounterWithCallback.builder()
        .name("sinesp_painel_records_total")
        .help("Records read from the topics since the start")
        .callback(to -> to.call((double) cube.progress().read()))
        .register(registry);
    CounterWithCallback.builder()
        .name("sinesp_painel_records_refused_total")
        .help("Records among them that do not keep the contract")
        .callback(to -> to.call((double) cube.progress().refused()))
        .register(registry);
    gauge(
        "sinesp_painel_lag_records",
        "Offsets not read yet; -1 before that is known",
        () -> cube.progress().missing());
    gauge(
        "sinesp_painel_ready",
        "1 once everything was read and a version published",
        () -> cube.progress().ready() ? 1 : 0);
    gauge(
        "sinesp_painel_rows",
        "Rows in the version that is shown",
        () -> cube.version().map(version -> version.rows()).orElse(0L));
    gauge(
        "sinesp_painel_edition_timestamp_seconds",
        "When the newest edition shown was taken in",
        () -> cube.version().map(version -> version.newest().getEpochSecond()).orElse(0L));
    gauge(
        "sinesp_painel_waiting_years",
        "Years of which an edition has begun and not ended",
        () -> cube.progress().waiting().size());
  }

  private void gauge(String name, String help, java.util.function.DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(to -> to.call(value.getAsDouble()))
        .register(registry);
  }

  void answered(String route, int status, double took) {
    requests.labelValues(route, Integer.toString(status)).inc();
    seconds.labelValues(route).observe(took);
  }

  void limited() {
    limited.inc();
  }

  byte[] text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(bytes, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
