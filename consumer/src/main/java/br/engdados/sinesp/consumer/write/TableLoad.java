package br.engdados.sinesp.consumer.write;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.spark.connector.cql.CassandraConnector;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies changes to one table, within a task. Made once on the driver and sent to the tasks. Every
 * change carries its record's timestamp as write time, so it may be applied again and in any order.
 */
public final class TableLoad implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RowWrites writes;
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
    writes = new RowWrites(connector, keyspace, table, settings);
    deletes = new RowDeletes(connector, keyspace, table, settings);
  }

  /**
   * Applies the changes and waits until Cassandra has all of them.
   *
   * @param partitions changes of the table's rows, those of each partition together
   * @return how many there were
   * @throws RuntimeException if a single one failed; the others may or may not be applied
   */
  public Counts apply(Iterable<? extends Iterable<RowChange>> partitions) {
    List<RowChange.Delete> withdrawn = new ArrayList<>();
    for (Iterable<RowChange> partition : partitions) {
      for (RowChange change : partition) {
        if (change instanceof RowChange.Delete delete) {
          withdrawn.add(delete);
        }
      }
    }
    long written = writes.apply(partitions);
    deletes.apply(withdrawn);
    return new Counts(written, withdrawn.size());
  }

  /**
   * What was applied.
   *
   * @param written rows
   * @param deleted rows
   */
  public record Counts(long written, long deleted) {}
}
