package br.engdados.sinesp.producer.metrics;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import br.engdados.sinesp.contract.topic.Operation;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one run of {@code publish} counts while it works. All are gauges: a run begins at zero, and
 * its figures replace those of the run before. Every combination of labels is there from the start,
 * so that an alert meets a zero and not a missing series.
 */
public final class RunMetrics {
  /** The column of a row that is rejected as a whole. */
  public static final String WHOLE_ROW = "row";

  static final String LAST_SUCCESS = "sinesp_producer_last_success_timestamp_seconds";
  static final String LAST_PUBLICATION = "sinesp_producer_last_publication_timestamp_seconds";
  private static final String DATASET = "dataset";
  private static final String TOPIC = "topic";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<Dataset, GaugeDataPoint> read =
      byDataset("sinesp_producer_rows_read", "Rows that the run read from files");
  private final Map<Dataset, GaugeDataPoint> unchanged =
      byDataset("sinesp_producer_rows_unchanged", "Rows that were published already");
  private final Map<Dataset, GaugeDataPoint> rejected =
      byDataset("sinesp_producer_rows_rejected", "Rows that cannot be published");
  private final Gauge rejections =
      gauge(
          "sinesp_producer_rejections",
          "Rows that cannot be published, by the column at fault; row: the row as a whole",
          "column");
  private final Gauge published =
      gauge(
          "sinesp_producer_records_published",
          "Records sent to Kafka, by what they do",
          DATASET,
          TOPIC,
          "op");
  private final Gauge bytes =
      gauge(
          "sinesp_producer_published_bytes",
          "Keys and values of the records sent, before compression",
          DATASET,
          TOPIC);
  private final Gauge files = gauge("sinesp_producer_files", "Files, by how each ended", "status");
  private boolean sent;

  /** Makes metrics that start at zero. */
  public RunMetrics() {
    rejections.labelValues(WHOLE_ROW).set(0);
    for (Granularidade granularidade : Granularidade.values()) {
      String topic = OccurrenceTopic.of(granularidade);
      for (Dataset dataset : Dataset.values()) {
        bytes.labelValues(dataset.id(), topic).set(0);
        for (Operation operation : Operation.values()) {
          published.labelValues(dataset.id(), topic, operation.code()).set(0);
        }
      }
    }
  }

  /**
   * Counts rows read.
   *
   * @param dataset whose they are
   * @param rows how many more
   */
  public void read(Dataset dataset, int rows) {
    read.get(dataset).inc(rows);
  }

  /**
   * Counts a row that is published already.
   *
   * @param dataset whose it is
   */
  public void unchanged(Dataset dataset) {
    unchanged.get(dataset).inc();
  }

  /**
   * Counts a row that cannot be published.
   *
   * @param dataset whose it is
   * @param column the name of the field at fault, one of a few; {@link #WHOLE_ROW} for the row
   */
  public void rejected(Dataset dataset, String column) {
    rejected.get(dataset).inc();
    rejections.labelValues(column).inc();
  }

  /**
   * Counts records sent.
   *
   * @param dataset whose rows they are
   * @param granularidade the topic's
   * @param operation what the records do
   * @param records how many more
   * @param size bytes of their keys and values
   */
  public void published(
      Dataset dataset, Granularidade granularidade, Operation operation, long records, long size) {
    String topic = OccurrenceTopic.of(granularidade);
    published.labelValues(dataset.id(), topic, operation.code()).inc((double) records);
    bytes.labelValues(dataset.id(), topic).inc((double) size);
    sent = true;
  }

  /**
   * Counts a file that is done with.
   *
   * @param status how it ended, one of a few words
   */
  public void fileEnded(String status) {
    files.labelValues(status).inc();
  }

  /**
   * Tells until when the token of the open-data portal is valid.
   *
   * @param expiry the instant that the token itself names
   */
  public void tokenExpires(Instant expiry) {
    value(
        "sinesp_producer_token_expiry_timestamp_seconds",
        "Until when the token of dados.gov.br is valid, where it says so",
        seconds(expiry));
  }

  /** Completes the figures at the run's end; once. */
  MetricSnapshots ended(RunEnd end, Earlier earlier) {
    jvm();
    value(
        "sinesp_producer_run_start_timestamp_seconds", "When the run began", seconds(end.start()));
    value("sinesp_producer_run_end_timestamp_seconds", "When the run ended", seconds(end.end()));
    value(
        "sinesp_producer_run_duration_seconds",
        "How long the run took",
        Duration.between(end.start(), end.end()).toMillis() / 1000.0);
    value(
        "sinesp_producer_run_exit_code",
        "0 done, 1 rows rejected, 2 too many rejected or withdrawn, 3 failed, 64 wrong usage,"
            + " 99 nothing new, 143 stopped",
        end.exitCode());
    Optional<Double> now = end.success() ? Optional.of(seconds(end.end())) : Optional.empty();
    now.or(earlier::success)
        .ifPresent(when -> value(LAST_SUCCESS, "When a run last ended with code 0 or 99", when));
    now.filter(when -> sent)
        .or(earlier::publication)
        .ifPresent(
            when ->
                value(
                    LAST_PUBLICATION, "When a run that sent records last ended with code 0", when));
    return registry.scrape();
  }

  /** What earlier runs have left, each empty where there was none. */
  record Earlier(Optional<Double> success, Optional<Double> publication) {}

  // Without process_*: the file is served by node_exporter, which has metrics of these names.
  private void jvm() {
    Labels program = Labels.of("program", "producer");
    JvmMemoryMetrics.builder().constLabels(program).register(registry);
    JvmGarbageCollectorMetrics.builder().constLabels(program).register(registry);
    JvmThreadsMetrics.builder().constLabels(program).register(registry);
    JvmRuntimeInfoMetric.builder().constLabels(program).register(registry);
  }

  private void value(String name, String help, double value) {
    gauge(name, help).set(value);
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }

  private Map<Dataset, GaugeDataPoint> byDataset(String name, String help) {
    Gauge gauge = gauge(name, help, DATASET);
    Map<Dataset, GaugeDataPoint> points = new EnumMap<>(Dataset.class);
    for (Dataset dataset : Dataset.values()) {
      points.put(dataset, gauge.labelValues(dataset.id()));
    }
    return points;
  }

  private Gauge gauge(String name, String help, String... labels) {
    return Gauge.builder().name(name).help(help).labelNames(labels).register(registry);
  }
}
