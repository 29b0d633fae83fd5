package br.engdados.sinesp.consumer.verify.read;

import br.engdados.sinesp.consumer.failure.FailureException;
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
public final class CassandraTableAccess implements TableAccess {
  private static final int AT_A_TIME = 128;

  private final CqlSession session;
  private final String keyspace;
  private final ConsistencyLevel reading;
  private final ConsistencyLevel writing;
  private final Map<Granularidade, PreparedStatement> reads = new EnumMap<>(Granularidade.class);
  private final Map<Granularidade, PreparedStatement> inserts = new EnumMap<>(Granularidade.class);
  private final Map<Granularidade, PreparedStatement> deletes = new EnumMap<>(Granularidade.class);

  /** Works on a session of the caller's, who closes it, with the consistency levels given. */
  public CassandraTableAccess(
      CqlSession session, String keyspace, ConsistencyLevel reading, ConsistencyLevel writing) {
    this.session = session;
    this.keyspace = keyspace;
    this.reading = reading;
    this.writing = writing;
  }

  @Override
  public List<StoredRow> read(List<Read> keys) {
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

  @Override
  public void write(List<Write> writes) {
    for (int start = 0; start < writes.size(); start += AT_A_TIME) {
      List<CompletionStage<AsyncResultSet>> answers = new ArrayList<>();
      for (Write write : writes.subList(start, Math.min(writes.size(), start + AT_A_TIME))) {
        answers.add(session.executeAsync(statement(write)));
      }
      answers.forEach(CassandraTableAccess::join);
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
    return session.prepare(
        "SELECT %s FROM %s.%s WHERE %s"
            .formatted(selected, keyspace, table.name(), table.primaryKeyCondition()));
  }

  private PreparedStatement prepareDelete(Granularidade granularidade) {
    return session.prepare(OccurrenceTable.of(granularidade).deleteStatement(keyspace));
  }

  private PreparedStatement prepareInsert(Granularidade granularidade) {
    return session.prepare(OccurrenceTable.of(granularidade).insertStatement(keyspace));
  }

  private static List<String> cells(OccurrenceTable table) {
    List<String> key = table.primaryKey();
    return table.columns().stream().map(Column::name).filter(name -> !key.contains(name)).toList();
  }

  private static StoredRow stored(Granularidade granularidade, Row row) {
    int columns = OccurrenceTable.of(granularidade).columns().size();
    OptionalLong writeTime = OptionalLong.empty();
    for (int i = columns; i < row.getColumnDefinitions().size(); i++) {
      if (!row.isNull(i)) {
        writeTime = OptionalLong.of(Math.max(writeTime.orElse(Long.MIN_VALUE), row.getLong(i)));
      }
    }
    return new StoredRow(TableRow.of(granularidade, row), writeTime);
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
