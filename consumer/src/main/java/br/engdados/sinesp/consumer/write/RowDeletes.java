package br.engdados.sinesp.consumer.write;

import br.engdados.sinesp.contract.occurrence.OccurrenceKey;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.spark.connector.cql.CassandraConnector;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Deletes rows with a write time, which the connector's own delete cannot. */
final class RowDeletes implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CassandraConnector connector;
  private final DefaultConsistencyLevel consistencyLevel;
  private final int concurrentWrites;
  private final ArrayList<String> columns;
  private final String statement;

  RowDeletes(
      CassandraConnector connector,
      String keyspace,
      OccurrenceTable table,
      WriteSettings settings) {
    this.connector = connector;
    this.consistencyLevel = settings.consistencyLevel();
    this.concurrentWrites = settings.concurrentWrites();
    this.columns = new ArrayList<>(table.primaryKey());
    this.statement = table.deleteStatement(keyspace);
  }

  /** Deletes the rows and waits until Cassandra has all of the deletes. */
  void apply(List<RowChange.Delete> changes) {
    if (!changes.isEmpty()) {
      connector.jWithSessionDo(session -> apply(session, changes));
    }
  }

  private Void apply(CqlSession session, List<RowChange.Delete> changes) {
    PreparedStatement prepared =
        session.prepare(
            SimpleStatement.newInstance(statement)
                .setIdempotent(true)
                .setConsistencyLevel(consistencyLevel));
    Deque<CompletionStage<AsyncResultSet>> underWay = new ArrayDeque<>();
    for (RowChange.Delete change : changes) {
      if (underWay.size() == concurrentWrites) {
        await(underWay.removeFirst());
      }
      underWay.addLast(session.executeAsync(bind(prepared, change)));
    }
    underWay.forEach(RowDeletes::await);
    return null;
  }

  private static void await(CompletionStage<AsyncResultSet> stage) {
    try {
      stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new IllegalStateException("cannot delete a row: " + e.getCause().getMessage(), e);
    }
  }

  private BoundStatement bind(PreparedStatement prepared, RowChange.Delete change) {
    List<Object> values = new ArrayList<>(columns.size() + 1);
    values.add(change.writeTime());
    columns.forEach(column -> values.add(value(change.key(), column)));
    return prepared.bind(values.toArray());
  }

  private static Object value(OccurrenceKey key, String column) {
    return switch (column) {
      case "dataset_id" -> key.dataset().id();
      case "uf" -> key.uf();
      case "tipo_crime" -> key.tipoCrime();
      case "ano" -> key.period().getYear();
      case "mes" -> key.period().getMonthValue();
      case "codigo_municipio" -> key.codigoMunicipio();
      case "abrangencia" -> key.abrangencia();
      case "id" -> key.id();
      default -> throw new IllegalStateException("no key column: " + column);
    };
  }
}
