package br.engdados.sinesp.consumer.verify.read;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.TokenRange;
import com.datastax.spark.connector.cql.CassandraConnector;
import com.datastax.spark.connector.rdd.ReadConf;
import com.google.common.collect.Iterators;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Reads tables in Spark's tasks with the connector's session, as the driver's own rows: the
 * connector would convert each value by its type, which costs more than the reading.
 */
public final class TableScan {
  private static final long ROWS_A_TASK = 60_000;
  private static final int MOST_TASKS = 10_000;

  /** A stretch of the ring: after the first token, up to and with the last. */
  private record Span(String after, String last) implements Serializable {}

  /** What a task does with its part and an open session. */
  private interface Reading<T> extends Serializable {
    Iterator<Row> rows(CqlSession session, PreparedStatement query, Iterator<T> parts);
  }

  private final JavaSparkContext context;
  private final CassandraConnector connector;
  private final ReadConf settings;
  private final String keyspace;

  /** Reads tables of a keyspace. */
  public TableScan(JavaSparkContext context, String keyspace) {
    this.context = context;
    this.connector = CassandraConnector.apply(context.getConf());
    this.settings = ReadConf.fromSparkConf(context.getConf());
    this.keyspace = keyspace;
  }

  /**
   * Reads a whole table; the rows of a partition come one after another.
   *
   * @param granularidade which table
   * @param expected how many rows it may have; decides into how many tasks the reading is cut
   * @return rows of all columns in their order, to be used up within the tasks that read them
   */
  public JavaRDD<Row> rows(Granularidade granularidade, long expected) {
    int atLeast = 2 * context.defaultParallelism();
    int tasks = (int) Math.max(atLeast, Math.min(MOST_TASKS, expected / ROWS_A_TASK));
    List<Span> spans = connector.jWithSessionDo(session -> spans(session, tasks));
    String key = String.join(", ", OccurrenceTable.of(granularidade).partitionKey());
    String condition = "token(%s) > ? AND token(%s) <= ?".formatted(key, key);
    return read(granularidade, condition, spans, Math.min(tasks, spans.size()), TableScan::ofSpans);
  }

  /**
   * Reads some partitions of a table.
   *
   * @param granularidade which table
   * @param partitions which partitions, all of this table
   * @return rows of all columns in their order, to be used up within the tasks that read them
   */
  public JavaRDD<Row> rows(Granularidade granularidade, List<TablePartition> partitions) {
    String condition =
        OccurrenceTable.of(granularidade).partitionKey().stream()
            .map(column -> column + " = ?")
            .collect(Collectors.joining(" AND "));
    int tasks = Math.max(1, Math.min(partitions.size(), 4 * context.defaultParallelism()));
    return read(granularidade, condition, partitions, tasks, TableScan::ofPartitions);
  }

  private <T> JavaRDD<Row> read(
      Granularidade granularidade, String condition, List<T> parts, int tasks, Reading<T> reading) {
    OccurrenceTable table = OccurrenceTable.of(granularidade);
    String columns = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    String statement =
        "SELECT %s FROM %s.%s WHERE %s".formatted(columns, keyspace, table.name(), condition);
    CassandraConnector connector = this.connector;
    ReadConf settings = this.settings;
    return context
        .parallelize(parts, Math.max(1, tasks))
        .mapPartitions(
            assigned ->
                assigned.hasNext()
                    ? open(connector, settings, statement, assigned, reading)
                    : Collections.emptyIterator());
  }

  private static <T> Iterator<Row> open(
      CassandraConnector connector,
      ReadConf settings,
      String statement,
      Iterator<T> parts,
      Reading<T> reading) {
    CqlSession session = connector.openSession();
    TaskCompletionListener close = task -> session.close();
    TaskContext.get().addTaskCompletionListener(close);
    PreparedStatement query =
        session.prepare(
            SimpleStatement.newInstance(statement)
                .setIdempotent(true)
                .setPageSize(settings.fetchSizeInRows())
                .setConsistencyLevel(settings.consistencyLevel()));
    return reading.rows(session, query, parts);
  }

  private static Iterator<Row> ofSpans(
      CqlSession session, PreparedStatement query, Iterator<Span> spans) {
    TokenMap ring = ring(session);
    return Iterators.concat(
        Iterators.transform(
            spans,
            span -> {
              BoundStatement bound =
                  query
                      .bind()
                      .setToken(0, ring.parse(span.after()))
                      .setToken(1, ring.parse(span.last()));
              return new PagedRows(session, bound);
            }));
  }

  private static Iterator<Row> ofPartitions(
      CqlSession session, PreparedStatement query, Iterator<TablePartition> partitions) {
    return Iterators.concat(
        Iterators.transform(
            partitions,
            partition -> new PagedRows(session, query.bind(partition.key().toArray()))));
  }

  private static List<Span> spans(CqlSession session, int atLeast) {
    TokenMap ring = ring(session);
    int pieces = (atLeast + ring.getTokenRanges().size() - 1) / ring.getTokenRanges().size();
    List<Span> spans = new ArrayList<>();
    for (TokenRange range : ring.getTokenRanges()) {
      for (TokenRange piece : range.splitEvenly(pieces)) {
        for (TokenRange straight : piece.unwrap()) {
          spans.add(new Span(ring.format(straight.getStart()), ring.format(straight.getEnd())));
        }
      }
    }
    return spans;
  }

  private static TokenMap ring(CqlSession session) {
    return session
        .getMetadata()
        .getTokenMap()
        .orElseThrow(() -> new IllegalStateException("the driver knows no tokens of Cassandra"));
  }
}
