package br.engdados.sinesp.consumer.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** What the consumer counts, by topic. */
public final class ConsumerMetrics {
  private static final String TOPIC = "topic";
  private static final String DATASET = "dataset";

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

  private final Gauge inTopic =
      gauge(
          "sinesp_consumer_topic_edition_timestamp_seconds",
          "When the newest edition that is whole in the topic was taken in",
          DATASET);
  private final Gauge inTable =
      gauge(
          "sinesp_consumer_table_edition_timestamp_seconds",
          "When the newest edition that is whole in the table was taken in",
          DATASET);
  private final Gauge edition =
      labelled(
          "sinesp_consumer_edition_timestamp_seconds",
          "When the newest whole edition of a dataset's year was taken in",
          DATASET,
          "year");
  private final Gauge editionRecords =
      labelled(
          "sinesp_consumer_edition_records",
          "Records of the newest whole edition of a dataset's year, by what they do",
          DATASET,
          "year",
          "op");
  private volatile Executors executors = Executors.NONE;

  /** Makes metrics that start at zero. */
  public ConsumerMetrics() {
    callback(
        "sinesp_consumer_executors",
        "Executors of this application, the driver left out",
        Executors::count);
    callback(
        "sinesp_consumer_cores_in_use",
        "Cores that run a task at the moment, one a task",
        Executors::coresInUse);
  }

  /** The executors that run the tasks, as they are at the moment. */
  public interface Executors {
    /** Before Spark has started and after its end. */
    Executors NONE =
        new Executors() {
          @Override
          public int count() {
            return 0;
          }

          @Override
          public int coresInUse() {
            return 0;
          }
        };

    /**
     * Counts the executors.
     *
     * @return 0 where the driver runs the tasks itself
     */
    int count();

    /**
     * Counts the cores that run a task.
     *
     * @return from 0
     */
    int coresInUse();
  }

  /**
   * Says whom to ask for the executors.
   *
   * @param asked is asked whenever the metrics are read
   */
  public void executors(Executors asked) {
    executors = asked;
  }

  /**
   * Starts a topic's counts at zero, so that the first change of each is seen as one.
   *
   * @param topic the topic
   */
  public void topic(String topic) {
    for (Counter counter : List.of(read, written, deleted, dead, restarts)) {
      counter.initLabelValues(topic);
    }
    duration.initLabelValues(topic);
  }

  /**
   * Sets what the newest whole edition of a year is.
   *
   * @param dataset the dataset
   * @param year the year
   * @param takenIn when the edition was taken in
   * @param records how many records it has, by the code of their operation
   */
  public void edition(String dataset, int year, Instant takenIn, Map<String, Long> records) {
    String label = Integer.toString(year);
    edition.labelValues(dataset, label).set(seconds(takenIn));
    records.forEach(
        (operation, count) ->
            editionRecords.labelValues(dataset, label, operation).set((double) count));
  }

  /**
   * Sets the newest edition that a topic has whole.
   *
   * @param topic the topic
   * @param dataset whose edition
   * @param takenIn when the edition was taken in
   */
  public void editionInTopic(String topic, String dataset, Instant takenIn) {
    inTopic.labelValues(topic, dataset).set(seconds(takenIn));
  }

  /**
   * Sets the newest edition that a table has whole.
   *
   * @param topic the table's topic
   * @param dataset whose edition
   * @param takenIn when the edition was taken in
   */
  public void editionInTable(String topic, String dataset, Instant takenIn) {
    inTable.labelValues(topic, dataset).set(seconds(takenIn));
  }

  /**
   * Sets how much of a topic is not committed yet.
   *
   * @param topic the topic
   * @param records how many
   */
  public void lag(String topic, long records) {
    lag.labelValues(topic).set((double) records);
  }

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
    lag(topic, records);
    success.labelValues(topic).set(seconds(when));
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

  private Gauge gauge(String name, String help, String... more) {
    String[] labels = Stream.concat(Stream.of(TOPIC), Stream.of(more)).toArray(String[]::new);
    return labelled(name, help, labels);
  }

  private Gauge labelled(String name, String help, String... labels) {
    return Gauge.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  private void callback(String name, String help, ToIntFunction<Executors> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(to -> to.call(value.applyAsInt(executors)))
        .register(registry);
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
