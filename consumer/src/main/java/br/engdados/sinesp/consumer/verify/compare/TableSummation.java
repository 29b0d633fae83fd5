package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.read.TablePartition;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.cql.Row;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Adds up a table's rows; those of a partition come one after another. */
final class TableSummation {
  private final Granularidade granularidade;
  private final RowFingerprint fingerprint;
  private final int[] partitionKey;
  private final int[] measures;
  private final SideSums sums = new SideSums(SideSums.Side.TABLE);
  private final ByteBuffer[] lastKey;
  private PartitionSum last;

  private TableSummation(Granularidade granularidade) {
    this.granularidade = granularidade;
    fingerprint = new RowFingerprint(granularidade);
    partitionKey = partitionKey(OccurrenceTable.of(granularidade));
    measures = Totals.positions(granularidade);
    lastKey = new ByteBuffer[partitionKey.length];
  }

  /**
   * Adds up.
   *
   * @param granularidade which table
   * @param rows rows of all its columns, in their order
   */
  static SideSums of(Granularidade granularidade, Iterator<Row> rows) {
    TableSummation summation = new TableSummation(granularidade);
    rows.forEachRemaining(summation::take);
    return summation.sums;
  }

  private void take(Row row) {
    long[] hash = fingerprint.of(row);
    sumOf(row).add(hash[0], hash[1], totals(row));
  }

  private PartitionSum sumOf(Row row) {
    boolean same = last != null;
    for (int i = 0; same && i < partitionKey.length; i++) {
      same = row.getBytesUnsafe(partitionKey[i]).equals(lastKey[i]);
    }
    if (!same) {
      List<Object> key = new ArrayList<>();
      for (int i = 0; i < partitionKey.length; i++) {
        lastKey[i] = row.getBytesUnsafe(partitionKey[i]);
        key.add(TableRow.canonical(row.getObject(partitionKey[i])));
      }
      last =
          sums.partitions()
              .computeIfAbsent(
                  new TablePartition(granularidade, key), partition -> new PartitionSum());
    }
    return last;
  }

  private Totals totals(Row row) {
    return new Totals(
        1,
        number(row, measures[0]),
        number(row, measures[1]),
        number(row, measures[2]),
        number(row, measures[3]),
        number(row, measures[4]),
        row.isNull(measures[5]) ? BigDecimal.ZERO : row.getBigDecimal(measures[5]));
  }

  private static long number(Row row, int column) {
    return row.isNull(column) ? 0 : row.getInt(column);
  }

  private static int[] partitionKey(OccurrenceTable table) {
    List<String> columns = table.columns().stream().map(Column::name).toList();
    return table.partitionKey().stream().mapToInt(columns::indexOf).toArray();
  }
}
