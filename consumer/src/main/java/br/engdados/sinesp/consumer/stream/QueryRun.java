package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.connection.ProgressView;
import br.engdados.sinesp.consumer.connection.SparkApplication;
import br.engdados.sinesp.consumer.metrics.ConsumerMetrics;
import br.engdados.sinesp.consumer.write.TableLoad;
import com.datastax.spark.connector.cql.CassandraConnector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** The queries of a run, one for each topic. */
final class QueryRun {
  private final ConsumeSettings settings;
  private final ConsumerMetrics metrics;
  private final StopRequest stop;
  private final ProgressView view;

  QueryRun(ConsumeSettings settings, ConsumerMetrics metrics, StopRequest stop, ProgressView view) {
    this.settings = settings;
    this.metrics = metrics;
    this.stop = stop;
    this.view = view;
  }

  /** Runs the queries; tells whether all is read, false if the run was stopped. */
  boolean run(SparkApplication application, CassandraConnector connector, List<TopicLoad> loads)
      throws InterruptedException {
    stop.listen();
    SparkSession spark = application.session();
    RowsRead read = new RowsRead();
    spark.sparkContext().addSparkListener(read);
    Optional<TopicWatch> watch = watch(loads);
    try {
      metrics.executors(new SparkExecutors(spark.sparkContext().statusTracker()));
      spark.streams().addListener(new ProgressListener(progress(loads)));
      List<TopicQuery> queries = loads.stream().map(load -> query(spark, connector, load)).toList();
      LoadProgress progress =
          new LoadProgress(loads.stream().map(TopicLoad::progress).toList(), read, view);
      return new QuerySupervisor(queries, settings, metrics, stop, progress).run();
    } finally {
      watch.ifPresent(TopicWatch::close);
      metrics.executors(ConsumerMetrics.Executors.NONE);
    }
  }

  /** Empty where nobody reads the metrics, and what there is to read was known at the start. */
  private Optional<TopicWatch> watch(List<TopicLoad> loads) {
    if (settings.metrics().isEmpty() && settings.interval().isEmpty()) {
      return Optional.empty();
    }
    List<TopicProgress> topics = loads.stream().map(TopicLoad::progress).toList();
    boolean withEditions = settings.metrics().isPresent();
    return Optional.of(TopicWatch.start(settings.kafka(), topics, metrics, withEditions));
  }

  private TopicQuery query(SparkSession spark, CassandraConnector connector, TopicLoad load) {
    TableLoad table =
        new TableLoad(connector, settings.cassandra().keyspace(), load.table(), settings.write());
    return new TopicQuery(spark, settings, load.sparkCheckpoint(), load.progress(), table);
  }

  private static Map<String, TopicProgress> progress(List<TopicLoad> loads) {
    return loads.stream()
        .map(TopicLoad::progress)
        .collect(Collectors.toMap(TopicProgress::topic, Function.identity()));
  }
}
