package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.connection.RetryingConnectionFactory;
import br.engdados.sinesp.consumer.metrics.ConsumerMetrics;
import br.engdados.sinesp.consumer.write.TableLoad;
import com.datastax.spark.connector.cql.CassandraConnector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** Spark, from its start to its stop, with a query for each topic. */
final class QueryRun {
  private final ConsumeSettings settings;
  private final ConsumerMetrics metrics;
  private final StopRequest stop;

  QueryRun(ConsumeSettings settings, ConsumerMetrics metrics, StopRequest stop) {
    this.settings = settings;
    this.metrics = metrics;
    this.stop = stop;
  }

  /** Runs the queries; tells whether all is read, false if the run was stopped. */
  boolean run(CassandraConnector connector, List<TopicLoad> loads) throws InterruptedException {
    stop.listen();
    SparkSession spark = settings.spark().open("sinesp-consumer", sparkSettings());
    Optional<TopicWatch> watch = watch(loads);
    try {
      metrics.executors(new SparkExecutors(spark.sparkContext().statusTracker()));
      spark.streams().addListener(new ProgressListener(progress(loads)));
      List<TopicQuery> queries = loads.stream().map(load -> query(spark, connector, load)).toList();
      return new QuerySupervisor(queries, settings, metrics, stop).run();
    } finally {
      watch.ifPresent(TopicWatch::close);
      metrics.executors(ConsumerMetrics.Executors.NONE);
      spark.stop();
    }
  }

  /** Empty where nobody reads the metrics. */
  private Optional<TopicWatch> watch(List<TopicLoad> loads) {
    List<TopicProgress> topics = loads.stream().map(TopicLoad::progress).toList();
    return settings.metrics().map(address -> TopicWatch.start(settings.kafka(), topics, metrics));
  }

  private TopicQuery query(SparkSession spark, CassandraConnector connector, TopicLoad load) {
    TableLoad table =
        new TableLoad(connector, settings.cassandra().keyspace(), load.table(), settings.write());
    return new TopicQuery(spark, settings, load.sparkCheckpoint(), load.progress(), table);
  }

  private Map<String, String> sparkSettings() {
    Map<String, String> spark = new HashMap<>();
    spark.put(RetryingConnectionFactory.RETRY_TIME, settings.write().retryTime().toMillis() + "ms");
    // How soon a query without new records says that it has caught up.
    spark.put("spark.sql.streaming.noDataProgressEventInterval", "1s");
    // A stopped query is given up after this long, its batch read again at the next start.
    spark.put("spark.sql.streaming.stopTimeout", "10s");
    return spark;
  }

  private static Map<String, TopicProgress> progress(List<TopicLoad> loads) {
    return loads.stream()
        .map(TopicLoad::progress)
        .collect(Collectors.toMap(TopicProgress::topic, Function.identity()));
  }
}
