package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.write.TableLoad;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streaming query of one topic. */
final class TopicQuery {
  private static final Logger LOG = LoggerFactory.getLogger(TopicQuery.class);

  private final SparkSession spark;
  private final ConsumeSettings settings;
  private final String topic;
  private final TableLoad load;

  TopicQuery(SparkSession spark, ConsumeSettings settings, String topic, TableLoad load) {
    this.spark = spark;
    this.settings = settings;
    this.topic = topic;
    this.load = load;
  }

  StreamingQuery start() {
    Dataset<Row> records =
        spark
            .readStream()
            .format("kafka")
            .options(settings.kafka().sourceOptions())
            .option("subscribe", topic)
            .option("includeHeaders", "true")
            .option("failOnDataLoss", "true")
            .option("startingOffsets", settings.startLatest() ? "latest" : "earliest")
            .option("maxOffsetsPerTrigger", settings.maxOffsetsPerTrigger())
            .load()
            .selectExpr(SourceRow.COLUMNS);
    try {
      return records
          .writeStream()
          .queryName(topic)
          .option("checkpointLocation", settings.checkpointFolder() + "/" + topic)
          .trigger(
              settings
                  .interval()
                  .map(
                      interval ->
                          Trigger.ProcessingTime(interval.toMillis(), TimeUnit.MILLISECONDS))
                  .orElseGet(Trigger::AvailableNow))
          .foreachBatch((VoidFunction2<Dataset<Row>, Long>) this::apply)
          .start();
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark could not start query " + topic, e);
    }
  }

  private void apply(Dataset<Row> batch, long id) {
    long started = System.nanoTime();
    BatchCounts counts =
        batch.javaRDD().mapPartitions(new PartitionTask(topic, load)).collect().stream()
            .reduce(BatchCounts.NONE, BatchCounts::plus);
    LOG.info(
        "event=batch query={} batch={} read={} written={} deleted={} superseded={} dead={} ms={}",
        topic,
        id,
        counts.read(),
        counts.written(),
        counts.deleted(),
        counts.superseded(),
        counts.dead(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
  }
}
