package br.engdados.sinesp.consumer.connection;

import static com.datastax.spark.connector.japi.CassandraJavaUtil.javaFunctions;

import com.datastax.spark.connector.japi.CassandraRow;
import com.datastax.spark.connector.rdd.ReadConf;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Option;

/**
 * Reads a whole table through the connector. As rows, not as a data frame: Spark's decimals would
 * cut weights after 18 places.
 */
public final class WholeTable {
  private WholeTable() {}

  /**
   * Reads columns of all rows.
   *
   * @param context a context that knows where Cassandra is
   * @param keyspace the keyspace's name
   * @param table the table's name
   * @param columns the columns' names, in the order in which the rows have them
   * @param splits into how many tasks the reading is cut, at least 1
   * @return the rows, read when they are asked for
   */
  public static JavaRDD<CassandraRow> rows(
      JavaSparkContext context, String keyspace, String table, List<String> columns, int splits) {
    ReadConf settings = ReadConf.fromSparkConf(context.getConf());
    return javaFunctions(context)
        .cassandraTable(keyspace, table)
        .select(columns.toArray(String[]::new))
        .withReadConf(
            settings.copy(
                Option.apply(splits),
                settings.splitSizeInMB(),
                settings.fetchSizeInRows(),
                settings.consistencyLevel(),
                false,
                settings.throughputMiBPS(),
                settings.readsPerSec(),
                settings.parallelismLevel(),
                settings.executeAs()));
  }
}
