package br.engdados.sinesp.consumer.write;

import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Creates, checks and empties the tables of one keyspace. */
public final class OccurrenceTables {
  // Schema changes and truncation ask every node, on slow disks for longer than a query may take.
  private static final Duration SCHEMA_TIMEOUT = Duration.ofSeconds(60);

  private final CqlSession session;
  private final String keyspace;

  /**
   * Makes a view of a keyspace.
   *
   * @param session an open session; stays open
   * @param keyspace the keyspace's name, checked by the caller
   */
  public OccurrenceTables(CqlSession session, String keyspace) {
    this.session = session;
    this.keyspace = keyspace;
  }

  /**
   * Finds which tables are missing.
   *
   * @param tables the tables to look for
   * @return those that are not there
   */
  public Set<OccurrenceTable> missing(List<OccurrenceTable> tables) {
    Optional<KeyspaceMetadata> found = find(session.refreshSchema());
    return tables.stream()
        .filter(table -> found.flatMap(there -> there.getTable(table.name())).isEmpty())
        .collect(Collectors.toSet());
  }

  /**
   * Creates tables, and their keyspace where that is missing too.
   *
   * @param replication how a new keyspace is replicated; one that exists stays as it is
   * @param missing the tables that {@link #missing} has found
   */
  public void create(Replication replication, Set<OccurrenceTable> missing) {
    if (missing.isEmpty()) {
      return;
    }
    boolean keyspaceIsMissing = find(session.getMetadata()).isEmpty();
    // The driver reads the schema after each change, a second later (its setting
    // advanced.metadata.schema.debouncer.window), and the statement waits for that.
    session.setSchemaMetadataEnabled(false);
    try {
      if (keyspaceIsMissing) {
        execute(replication.createStatement(keyspace));
      }
      missing.forEach(table -> execute(table.createStatement(keyspace)));
    } finally {
      // Back to the session's own setting.
      session.setSchemaMetadataEnabled(null);
    }
    session.refreshSchema();
  }

  /**
   * Checks that tables are such as this program makes them.
   *
   * @param tables the tables to check, as they were when {@link #missing} or {@link #create} ended
   * @throws FailureException if a table has another key, lacks a column, or is gone
   */
  public void check(List<OccurrenceTable> tables) {
    Optional<KeyspaceMetadata> found = find(session.getMetadata());
    for (OccurrenceTable table : tables) {
      check(
          table,
          found
              .flatMap(there -> there.getTable(table.name()))
              .orElseThrow(() -> new FailureException(place(table) + " was dropped meanwhile")));
    }
  }

  private Optional<KeyspaceMetadata> find(Metadata metadata) {
    return metadata.getKeyspace(keyspace);
  }

  /**
   * Deletes all rows of a table.
   *
   * @param table a table that exists
   */
  public void truncate(OccurrenceTable table) {
    execute("TRUNCATE %s.%s".formatted(keyspace, table.name()));
  }

  private void check(OccurrenceTable table, TableMetadata found) {
    requireSame(table, "partition key", table.partitionKey(), names(found.getPartitionKey()));
    List<ColumnMetadata> clustering = new ArrayList<>(found.getClusteringColumns().keySet());
    requireSame(table, "clustering key", table.clusteringKey(), names(clustering));
    for (Column column : table.columns()) {
      String type =
          found
              .getColumn(column.name())
              .map(metadata -> metadata.getType().asCql(false, false))
              .orElse("missing");
      requireSame(table, "column " + column.name(), column.cqlType(), type);
    }
  }

  private void requireSame(OccurrenceTable table, String what, Object wanted, Object found) {
    if (!wanted.equals(found)) {
      throw new FailureException(
          "%s is not this program's table: %s is %s, must be %s. Drop or rename the table, or choose another --keyspace"
              .formatted(place(table), what, found, wanted));
    }
  }

  private String place(OccurrenceTable table) {
    return "table " + keyspace + "." + table.name();
  }

  private static List<String> names(List<ColumnMetadata> columns) {
    return columns.stream().map(column -> column.getName().asInternal()).toList();
  }

  private void execute(String statement) {
    session.execute(SimpleStatement.newInstance(statement).setTimeout(SCHEMA_TIMEOUT));
  }
}
