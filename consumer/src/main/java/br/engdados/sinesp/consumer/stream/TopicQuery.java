package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.deadletter.DeadLetterLimit;
import br.engdados.sinesp.consumer.deadletter.DeadLetterQueue;
import br.engdados.sinesp.consumer.write.TableLoad;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/** The streaming query of one topic, which can be started again after a failure. */
final class TopicQuery {
  private final SparkSession spark;
  private final ConsumeSettings settings;
  private final String checkpoint;
  private final TopicProgress progress;
  private final TableLoad load;
  private StreamingQuery query;
  private volatile boolean advanced;

  TopicQuery(
      SparkSession spark,
      ConsumeSettings settings,
      String checkpoint,
      TopicProgress progress,
      TableLoad load) {
    this.spark = spark;
    this.settings = settings;
    this.checkpoint = checkpoint;
    this.progress = progress;
    this.load = load;
  }

  String topic() {
    return progress.topic();
  }

  TopicProgress progress() {
    return progress;
  }

  /** Starts the query, anew after it has failed. */
  void start() {
    advanced = false;
    Dataset<Row> records =
        spark
            .readStream()
            .format("kafka")
            .options(settings.kafka().sourceOptions())
            .option("assign", partitions())
            .option("includeHeaders", "true")
            .option("failOnDataLoss", "true")
            .option("startingOffsets", settings.startLatest() ? "latest" : "earliest")
            .option("maxOffsetsPerTrigger", settings.maxOffsetsPerTrigger())
            .option("minPartitions", settings.minTasks())
            .load()
            .select(SourceRow.columns());
    try {
      query =
          records
              .writeStream()
              .queryName(topic())
              .option("checkpointLocation", checkpoint)
              .trigger(settings.interval().map(TopicQuery::every).orElseGet(Trigger::AvailableNow))
              .foreachBatch((VoidFunction2<Dataset<Row>, Long>) this::apply)
              .start();
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark could not start query " + topic(), e);
    }
  }

  boolean isActive() {
    return query.isActive();
  }

  /** Why the query ended; empty if it ended as it should. */
  Optional<Throwable> failure() {
    if (query.exception().isEmpty()) {
      return Optional.empty();
    }
    StreamingQueryException failure = query.exception().get();
    return Optional.of(failure.getCause() == null ? failure : failure.getCause());
  }

  /** Whether a batch was applied since the last start. */
  boolean hasAdvanced() {
    return advanced;
  }

  /** Stops the query; the batch under way is abandoned and will be read again. */
  void stop() {
    try {
      query.stop();
    } catch (TimeoutException e) {
      throw new IllegalStateException("query " + topic() + " did not stop", e);
    }
  }

  private void apply(Dataset<Row> batch, long id) {
    DeadLetterLimit limit = settings.deadLetterLimit();
    int parts = partsOfEach(progress.partitions().size());
    PartitionTask task =
        new PartitionTask(
            topic(), load, new DeadLetterQueue(settings.kafka()), limit.ofOnePartOf(parts));
    // Spark's own form of the rows: making Rows of them costs more than reading them.
    List<BatchCounts> done =
        batch.queryExecution().toRdd().toJavaRDD().mapPartitions(task).collect();
    BatchCounts counts = done.stream().reduce(BatchCounts.NONE, BatchCounts::plus);
    limit.check(counts.dead(), counts.read(), "those in the dead-letter topic");
    progress.applied(id, counts);
    advanced = true;
  }

  // The partitions of the start. With "subscribe" Spark would take added ones up in silence and
  // commit them, so that no later start could tell that the topic has grown.
  private String partitions() {
    return "{\"%s\":%s}".formatted(topic(), new TreeSet<>(progress.partitions()));
  }

  private int partsOfEach(int partitions) {
    return (settings.minTasks() + partitions - 1) / partitions;
  }

  private static Trigger every(Duration interval) {
    return Trigger.ProcessingTime(interval.toMillis(), TimeUnit.MILLISECONDS);
  }
}
