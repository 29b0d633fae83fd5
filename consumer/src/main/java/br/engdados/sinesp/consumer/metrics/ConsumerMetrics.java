package br.engdados.sinesp.consumer.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;

/** What the consumer counts, by topic. */
public final class ConsumerMetrics {
  private static final String TOPIC = "topic";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter read =
      counter("sinesp_consumer_records_read", "Records read in batches that are done");
  private final Counter written =
      counter("sinesp_consumer_rows_written", "Rows written to the table");
  private final Counter deleted =
      counter("sinesp_consumer_rows_deleted", "Rows deleted from the table");
  private final Counter dead =
      counter("sinesp_consumer_dead_letters", "Records that could not be processed");
  private final Counter restarts =
      counter("sinesp_consumer_query_restarts", "Restarts of the query after a failure");
  private final Histogram duration =
      Histogram.builder()
          .name("sinesp_consumer_batch_duration_seconds")
          .help("Time from the start of a batch to its commit")
          .labelNames(TOPIC)
          .classicUpperBounds(0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)
          .register(registry);
  private final Gauge lag =
      gauge("sinesp_consumer_lag_records", "Records in the topic that are not committed yet");
  private final Gauge success =
      gauge(
          "sinesp_consumer_last_success_timestamp_seconds",
          "When the last batch was done or the topic had nothing new");

  /** Makes metrics that start at zero. */
  public ConsumerMetrics() {}

  /**
   * Counts a batch that is done.
   *
   * @param topic the topic
   * @param recordsRead records
   * @param rowsWritten rows
   * @param rowsDeleted rows
   * @param deadLetters records
   * @param time from its start to its commit
   */
  public void batch(
      String topic,
      long recordsRead,
      long rowsWritten,
      long rowsDeleted,
      long deadLetters,
      Duration time) {
    read.labelValues(topic).inc((double) recordsRead);
    written.labelValues(topic).inc((double) rowsWritten);
    deleted.labelValues(topic).inc((double) rowsDeleted);
    dead.labelValues(topic).inc((double) deadLetters);
    duration.labelValues(topic).observe(time.toMillis() / 1000.0);
  }

  /**
   * Sets how far a topic is.
   *
   * @param topic the topic
   * @param records how many are not committed yet
   * @param when when that was so
   */
  public void position(String topic, long records, Instant when) {
    lag.labelValues(topic).set((double) records);
    success.labelValues(topic).set(when.toEpochMilli() / 1000.0);
  }

  /**
   * Counts a restart of a query.
   *
   * @param topic its topic
   */
  public void restarted(String topic) {
    restarts.labelValues(topic).inc();
  }

  /** Gives the registry that all of this is in. */
  PrometheusRegistry registry() {
    return registry;
  }

  private Counter counter(String name, String help) {
    return Counter.builder().name(name).help(help).labelNames(TOPIC).register(registry);
  }

  private Gauge gauge(String name, String help) {
    return Gauge.builder().name(name).help(help).labelNames(TOPIC).register(registry);
  }
}
