package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.write.OccurrenceTables;
import br.engdados.sinesp.consumer.write.TableLoad;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import com.datastax.spark.connector.cql.CassandraConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;

/** One run of {@code consume}. */
public final class ConsumeRun {
  private static final Map<String, String> SPARK_SETTINGS =
      Map.of(
          "spark.sql.shuffle.partitions", "4",
          "spark.cassandra.connection.keepAliveMS", "600000");

  private final ConsumeSettings settings;

  /**
   * Makes a run.
   *
   * @param settings what was asked for
   */
  public ConsumeRun(ConsumeSettings settings) {
    this.settings = settings;
  }

  /** Reads the topics until all is read. */
  public void run() {
    SparkSession spark = settings.spark().open("sinesp-consumer", SPARK_SETTINGS);
    try {
      CassandraConnector connector = CassandraConnector.apply(spark.sparkContext().getConf());
      List<OccurrenceTable> tables = settings.topics().stream().map(OccurrenceTable::of).toList();
      String keyspace = settings.cassandra().keyspace();
      connector.jWithSessionDo(
          session -> {
            new OccurrenceTables(session, keyspace).create(settings.replication(), tables);
            return null;
          });
      List<StreamingQuery> queries = new ArrayList<>();
      for (Granularidade granularidade : settings.topics()) {
        TableLoad load =
            new TableLoad(connector, keyspace, OccurrenceTable.of(granularidade), settings.write());
        queries.add(
            new TopicQuery(spark, settings, OccurrenceTopic.of(granularidade), load).start());
      }
      for (StreamingQuery query : queries) {
        query.awaitTermination();
      }
    } catch (StreamingQueryException e) {
      throw new IllegalStateException(e);
    } finally {
      spark.stop();
    }
  }
}
