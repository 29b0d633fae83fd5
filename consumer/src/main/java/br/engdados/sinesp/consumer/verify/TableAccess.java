package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.consumer.connection.FailureException;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes single rows of the tables, many at a time. */
final class TableAccess {
  private static final int AT_A_TIME = 128;

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

  private final CqlSession session;
  private final String keyspace;
  private final ConsistencyLevel reading;
  private final ConsistencyLevel writing;
  private final Map<Granularidade, PreparedStatement> reads = new EnumMap<>(Granularidade.class);
  private final Map<Granularidade, PreparedStatement> inserts = new EnumMap<>(Granularidade.class);
  private final Map<Granularidade, PreparedStatement> deletes = new EnumMap<>(Granularidade.class);

  TableAccess(
      CqlSession session, String keyspace, ConsistencyLevel reading, ConsistencyLevel writing) {
    this.session = session;
    this.keyspace = keyspace;
    this.reading = reading;
    this.writing = writing;
  }

  /**
   * Reads rows with their write times.
   *
   * @return in the order of the keys; null where there is no such row
   * @throws FailureException if Cassandra does not answer
   */
  List<StoredRow> read(List<Read> keys) {
    List<StoredRow> rows = new ArrayList<>(keys.size());
    for (int start = 0; start < keys.size(); start += AT_A_TIME) {
      List<Read> some = keys.subList(start, Math.min(keys.size(), start + AT_A_TIME));
      List<CompletionStage<AsyncResultSet>> answers = new ArrayList<>();
      some.forEach(key -> answers.add(session.executeAsync(statement(key))));
      for (int i = 0; i < some.size(); i++) {
        Row row = join(answers.get(i)).one();
        rows.add(row == null ? null : stored(some.get(i).granularidade(), row));
      }
    }
    return rows;
  }

  /**
   * Writes and deletes rows; every column is written, also empty ones.
   *
   * @throws FailureException if Cassandra does not take them
   */
  void write(List<Write> writes) {
    for (int start = 0; start < writes.size(); start += AT_A_TIME) {
      List<CompletionStage<AsyncResultSet>> answers = new ArrayList<>();
      for (Write write : writes.subList(start, Math.min(writes.size(), start + AT_A_TIME))) {
        answers.add(session.executeAsync(statement(write)));
      }
      answers.forEach(TableAccess::join);
    }
  }

  private BoundStatement statement(Read key) {
    return reads
        .computeIfAbsent(key.granularidade(), this::prepareRead)
        .bind(key.primaryKey().toArray())
        .setConsistencyLevel(reading);
  }

  private BoundStatement statement(Write write) {
    List<Object> values = new ArrayList<>();
    PreparedStatement prepared;
    if (write.row() == null) {
      prepared = deletes.computeIfAbsent(write.granularidade(), this::prepareDelete);
      values.add(write.writeTime());
      values.addAll(write.primaryKey());
    } else {
      prepared = inserts.computeIfAbsent(write.granularidade(), this::prepareInsert);
      values.addAll(write.row().values());
      values.add(write.writeTime());
    }
    return prepared.bind(values.toArray()).setConsistencyLevel(writing).setIdempotent(true);
  }

  private PreparedStatement prepareRead(Granularidade granularidade) {
    OccurrenceTable table = OccurrenceTable.of(granularidade);
    String selected =
        Stream.concat(
                table.columns().stream().map(Column::name),
                cells(table).stream().map(name -> "WRITETIME(" + name + ")"))
            .collect(Collectors.joining(", "));
    return session.prepare("SELECT " + selected + " FROM " + name(table) + where(table));
  }

  private PreparedStatement prepareDelete(Granularidade granularidade) {
    OccurrenceTable table = OccurrenceTable.of(granularidade);
    return session.prepare("DELETE FROM " + name(table) + " USING TIMESTAMP ?" + where(table));
  }

  private PreparedStatement prepareInsert(Granularidade granularidade) {
    OccurrenceTable table = OccurrenceTable.of(granularidade);
    String names = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    String marks = table.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
    return session.prepare(
        "INSERT INTO " + name(table) + " (" + names + ") VALUES (" + marks + ") USING TIMESTAMP ?");
  }

  private String name(OccurrenceTable table) {
    return keyspace + "." + table.name();
  }

  private static String where(OccurrenceTable table) {
    return table.primaryKey().stream()
        .map(column -> column + " = ?")
        .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  private static List<String> cells(OccurrenceTable table) {
    List<String> key = table.primaryKey();
    return table.columns().stream().map(Column::name).filter(name -> !key.contains(name)).toList();
  }

  private static StoredRow stored(Granularidade granularidade, Row row) {
    int columns = OccurrenceTable.of(granularidade).columns().size();
    List<Object> values = new ArrayList<>(columns);
    for (int i = 0; i < columns; i++) {
      values.add(row.getObject(i));
    }
    OptionalLong writeTime = OptionalLong.empty();
    for (int i = columns; i < row.getColumnDefinitions().size(); i++) {
      if (!row.isNull(i)) {
        writeTime = OptionalLong.of(Math.max(writeTime.orElse(Long.MIN_VALUE), row.getLong(i)));
      }
    }
    return new StoredRow(new TableRow(granularidade, values), writeTime);
  }

  private static AsyncResultSet join(CompletionStage<AsyncResultSet> answer) {
    try {
      return answer.toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DriverException cause) {
        throw new FailureException(
            "Cassandra did not answer for a single row: " + cause.getMessage(), cause);
      }
      throw e;
    }
  }
}
