package br.engdados.sinesp.consumer.export;

import static org.apache.spark.sql.functions.col;

import br.engdados.sinesp.consumer.connection.WholeTable;
import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.spark.connector.cql.CassandraConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * All rows of the three tables, read once and laid on local disks: by dataset and year, sorted.
 * Equal tables give rows in the same order.
 */
final class TableRows implements AutoCloseable {
  /** What rows are written by; copies of dataset_id and ano, which the files keep. */
  static final List<String> WRITTEN_BY = List.of("_dataset", "_ano");

  /** A column lies best beside its like: this order makes the files small. */
  private static final List<String> ORDER =
      List.of(
          "_dataset",
          "_ano",
          "tipo_crime",
          "uf",
          "codigo_municipio",
          "municipio",
          "mes",
          "abrangencia",
          "agente",
          "arma",
          "faixa_etaria",
          "id");

  private static final int SPLITS_OF_A_TABLE = 32;

  /** A dataset's year lies in one of so many partitions; one is as large as a task sorts. */
  private static final int PARTITIONS = 32;

  private final Dataset<Row> rows;

  private TableRows(Dataset<Row> rows) {
    this.rows = rows;
  }

  /**
   * Prepares the reading; the first job that needs rows does it.
   *
   * @param spark a session that knows where Cassandra is
   * @param keyspace the tables' keyspace
   * @throws FailureException if a table is missing
   */
  static TableRows of(SparkSession spark, String keyspace) {
    requireTables(spark, keyspace);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    JavaRDD<Row> all = context.emptyRDD();
    for (Granularidade granularidade : Granularidade.values()) {
      String table = OccurrenceTable.of(granularidade).name();
      all =
          all.union(
              WholeTable.rows(
                      context, keyspace, table, Columns.of(granularidade), SPLITS_OF_A_TABLE)
                  .map(row -> Columns.row(row, granularidade)));
    }
    return new TableRows(
        spark
            .createDataFrame(all, Columns.schema())
            .withColumn("_dataset", col("dataset_id"))
            .withColumn("_ano", col("ano"))
            .repartition(PARTITIONS, columns(WRITTEN_BY))
            .sortWithinPartitions(columns(ORDER))
            .persist(StorageLevel.DISK_ONLY()));
  }

  private static void requireTables(SparkSession spark, String keyspace) {
    for (Granularidade granularidade : Granularidade.values()) {
      String table = OccurrenceTable.of(granularidade).name();
      boolean exists =
          CassandraConnector.apply(spark.sparkContext().getConf())
              .jWithSessionDo(
                  session ->
                      session
                          .getMetadata()
                          .getKeyspace(keyspace)
                          .flatMap(found -> found.getTable(table))
                          .isPresent());
      if (!exists) {
        throw new FailureException(
            "table " + keyspace + "." + table + " does not exist; consume creates and fills it");
      }
    }
  }

  /** Says what there is, by dataset and year. */
  List<Edition> editions() {
    Dataset<Row> counts =
        rows.groupBy(columns(WRITTEN_BY))
            .agg(
                functions.count(functions.lit(1)).as("rows"),
                functions.max(col("data_extracao")).as("newest"),
                functions
                    .expr("bit_xor(xxhash64(%s))".formatted(String.join(", ", hashed())))
                    .as("content"))
            .orderBy(columns(WRITTEN_BY));
    List<Edition> editions = new ArrayList<>();
    for (Row row : counts.collectAsList()) {
      editions.add(
          new Edition(
              row.getString(0),
              row.getInt(1),
              row.getLong(2),
              row.getInstant(3),
              Long.toHexString(row.getLong(4))));
    }
    return List.copyOf(editions);
  }

  /**
   * The hash passes over nulls: a cell's place must count, else 0 and blank could change places.
   */
  private static List<String> hashed() {
    return Columns.names(Columns.ALL).stream()
        .flatMap(name -> Stream.of(name, "isnull(%s)".formatted(name)))
        .toList();
  }

  /** Gives the rows as a set of files holds them, with the columns that they are written by. */
  Dataset<Row> as(FileSet set) {
    List<Column> columns = new ArrayList<>(List.of(columns(WRITTEN_BY)));
    set.columns().forEach(column -> columns.add(set.expression(column)));
    return rows.select(columns.toArray(Column[]::new));
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }

  /** Frees the disks. */
  @Override
  public void close() {
    rows.unpersist(true);
  }
}
