package br.engdados.sinesp.consumer.write;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.spark.connector.AllColumns$;
import com.datastax.spark.connector.BytesInBatch;
import com.datastax.spark.connector.cql.CassandraConnector;
import com.datastax.spark.connector.writer.BatchGroupingKey;
import com.datastax.spark.connector.writer.RowWriter;
import com.datastax.spark.connector.writer.RowWriterFactory;
import com.datastax.spark.connector.writer.TTLOption;
import com.datastax.spark.connector.writer.TableWriter;
import com.datastax.spark.connector.writer.TimestampOption;
import com.datastax.spark.connector.writer.WriteConf;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import scala.Option;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;

/**
 * Applies changes to one table, within a task. Made once on the driver and sent to the tasks. Every
 * change carries its record's timestamp as write time, so it may be applied again and in any order.
 */
public final class TableLoad implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TableWriter<RowChange.Write> leavingBlanks;
  private final TableWriter<RowChange.Write> writingBlanks;
  private final RowDeletes deletes;

  /**
   * Prepares the load of a table.
   *
   * @param connector how the tasks reach Cassandra
   * @param keyspace the table's keyspace
   * @param table a table that exists there
   * @param settings how rows are written
   */
  public TableLoad(
      CassandraConnector connector,
      String keyspace,
      OccurrenceTable table,
      WriteSettings settings) {
    leavingBlanks = writer(connector, keyspace, table, settings, true);
    writingBlanks = writer(connector, keyspace, table, settings, false);
    deletes = new RowDeletes(connector, keyspace, table, settings);
  }

  /**
   * Applies the changes and waits until Cassandra has all of them.
   *
   * @param changes changes of the table's rows, those of one partition after another
   * @throws RuntimeException if a single one failed; the others may or may not be applied
   */
  public Counts apply(Iterable<RowChange> changes) {
    List<RowChange.Write> plain = new ArrayList<>();
    List<RowChange.Write> withBlanks = new ArrayList<>();
    List<RowChange.Delete> withdrawn = new ArrayList<>();
    for (RowChange change : changes) {
      if (change instanceof RowChange.Delete delete) {
        withdrawn.add(delete);
      } else if (change instanceof RowChange.Write write) {
        (write.withBlanks() ? withBlanks : plain).add(write);
      }
    }
    write(leavingBlanks, plain);
    write(writingBlanks, withBlanks);
    deletes.apply(withdrawn);
    return new Counts(plain.size() + withBlanks.size(), withdrawn.size());
  }

  /**
   * What was applied.
   *
   * @param written rows
   * @param deleted rows
   */
  public record Counts(long written, long deleted) {}

  private static void write(TableWriter<RowChange.Write> writer, List<RowChange.Write> changes) {
    if (!changes.isEmpty()) {
      Iterator<RowChange.Write> iterator = changes.iterator();
      writer.write(TaskContext.get(), JavaConverters.asScalaIterator(iterator));
    }
  }

  private static TableWriter<RowChange.Write> writer(
      CassandraConnector connector,
      String keyspace,
      OccurrenceTable table,
      WriteSettings settings,
      boolean ignoreNulls) {
    Option<Object> throughput =
        settings.throughputMegabytes().<Option<Object>>map(Option::apply).orElse(Option.empty());
    // The changes come partition by partition, so one batch at a time is open.
    final int openBatches = 1;
    WriteConf conf =
        WriteConf.apply(
            new BytesInBatch(settings.batchBytes()),
            openBatches,
            BatchGroupingKey.Partition$.MODULE$,
            settings.consistencyLevel(),
            false,
            ignoreNulls,
            settings.concurrentWrites(),
            throughput,
            TTLOption.defaultValue(),
            TimestampOption.perRow(OccurrenceRowWriter.WRITE_TIME),
            true,
            Option.empty());
    RowWriterFactory<RowChange.Write> rows =
        new RowWriterFactory<>() {
          @Override
          public RowWriter<RowChange.Write> rowWriter(
              com.datastax.spark.connector.cql.TableDef definition,
              IndexedSeq<com.datastax.spark.connector.ColumnRef> columns) {
            return new OccurrenceRowWriter(table);
          }
        };
    return TableWriter.apply(
        connector, keyspace, table.name(), AllColumns$.MODULE$, conf, false, rows);
  }
}
