package br.engdados.sinesp.consumer.verify.read;

import static com.datastax.spark.connector.japi.CassandraJavaUtil.javaFunctions;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.spark.connector.japi.CassandraRow;
import com.datastax.spark.connector.rdd.ReadConf;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Option;

/**
 * Reads whole tables through the connector. As rows, not as a data frame: Spark's decimals would
 * cut weights after 18 places.
 */
public final class TableScan {
  private static final long ROWS_A_SPLIT = 60_000;

  private final JavaSparkContext context;
  private final String keyspace;

  /** Reads tables of a keyspace. */
  public TableScan(JavaSparkContext context, String keyspace) {
    this.context = context;
    this.keyspace = keyspace;
  }

  /**
   * Reads all columns.
   *
   * @param granularidade which table
   * @param expected how many rows it may have; decides into how many tasks the reading is cut
   */
  public JavaRDD<TableRow> rows(Granularidade granularidade, long expected) {
    List<String> columns =
        OccurrenceTable.of(granularidade).columns().stream().map(Column::name).toList();
    int count = columns.size();
    return select(granularidade, columns, expected)
        .map(row -> new TableRow(granularidade, values(row, count)));
  }

  /** Reads the primary keys. */
  public JavaRDD<List<Object>> primaryKeys(Granularidade granularidade, long expected) {
    List<String> columns = OccurrenceTable.of(granularidade).primaryKey();
    int count = columns.size();
    return select(granularidade, columns, expected).map(row -> values(row, count));
  }

  private JavaRDD<CassandraRow> select(
      Granularidade granularidade, List<String> columns, long expected) {
    int atLeast = 2 * context.defaultParallelism();
    int splits = (int) Math.max(atLeast, Math.min(10_000, expected / ROWS_A_SPLIT));
    ReadConf settings = ReadConf.fromSparkConf(context.getConf());
    return javaFunctions(context)
        .cassandraTable(keyspace, OccurrenceTable.of(granularidade).name())
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

  private static List<Object> values(CassandraRow row, int count) {
    List<Object> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(TableRow.canonical(row.getObject(i)));
    }
    return values;
  }
}
