package br.engdados.sinesp.consumer.verify.read;

import br.engdados.sinesp.consumer.connection.WholeTable;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.spark.connector.japi.CassandraRow;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Reads whole tables. */
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
    return WholeTable.rows(
        context, keyspace, OccurrenceTable.of(granularidade).name(), columns, splits);
  }

  private static List<Object> values(CassandraRow row, int count) {
    List<Object> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(TableRow.canonical(row.getObject(i)));
    }
    return values;
  }
}
