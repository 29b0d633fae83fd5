package br.engdados.sinesp.consumer.verify.read;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.io.Serializable;
import java.util.List;

/**
 * A partition of a table.
 *
 * @param granularidade which table
 * @param key the values of the partition-key columns in their order
 */
public record TablePartition(Granularidade granularidade, List<Object> key)
    implements Serializable {
  public TablePartition {
    key = List.copyOf(key);
  }

  /**
   * Gives the partition of a row.
   *
   * @param granularidade which table
   * @param primaryKey the values of the primary-key columns in their order
   */
  public static TablePartition ofRow(Granularidade granularidade, List<Object> primaryKey) {
    int columns = OccurrenceTable.of(granularidade).partitionKey().size();
    return new TablePartition(granularidade, primaryKey.subList(0, columns));
  }

  /**
   * Gives the value of a column.
   *
   * @param column the name of a partition-key column
   */
  public Object value(String column) {
    return key.get(OccurrenceTable.of(granularidade).partitionKey().indexOf(column));
  }
}
