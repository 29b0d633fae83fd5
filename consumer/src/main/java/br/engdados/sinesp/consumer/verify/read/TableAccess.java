package br.engdados.sinesp.consumer.verify.read;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.util.List;
import java.util.OptionalLong;

/** Reads and writes single rows of the tables, many at a time. */
public interface TableAccess {
  /**
   * A row to write or delete.
   *
   * @param granularidade which table
   * @param primaryKey the values of the primary-key columns in their order
   * @param row the row; null to delete
   * @param writeTime microseconds
   */
  record Write(
      Granularidade granularidade, List<Object> primaryKey, TableRow row, long writeTime) {}

  /**
   * A row to read.
   *
   * @param granularidade which table
   * @param primaryKey the values of the primary-key columns in their order
   */
  record Read(Granularidade granularidade, List<Object> primaryKey) {}

  /**
   * A row as the table holds it.
   *
   * @param row its values
   * @param writeTime the latest write time of its cells, microseconds; empty where it has no cell
   *     beside its key
   */
  record StoredRow(TableRow row, OptionalLong writeTime) {}

  /**
   * Reads rows with their write times.
   *
   * @param keys which
   * @return in the order of the keys; null where there is no such row
   * @throws br.engdados.sinesp.consumer.failure.FailureException if Cassandra does not answer
   */
  List<StoredRow> read(List<Read> keys);

  /**
   * Writes and deletes rows; every column is written, also empty ones.
   *
   * @param writes what
   * @throws br.engdados.sinesp.consumer.failure.FailureException if Cassandra does not take them
   */
  void write(List<Write> writes);
}
