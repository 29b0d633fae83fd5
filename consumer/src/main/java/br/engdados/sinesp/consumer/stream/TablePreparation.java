package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.connection.CassandraRefusalException;
import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.consumer.failure.FailureText;
import br.engdados.sinesp.consumer.write.OccurrenceTables;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.spark.connector.cql.CassandraConnector;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables into the state in which the loads begin. */
final class TablePreparation {
  private static final Logger LOG = LoggerFactory.getLogger(TablePreparation.class);

  private final ConsumeSettings settings;
  private final CassandraConnector connector;

  TablePreparation(ConsumeSettings settings, CassandraConnector connector) {
    this.settings = settings;
    this.connector = connector;
  }

  /**
   * Creates tables that are missing, and empties those that are to be rebuilt.
   *
   * @throws FailureException if a table is missing that was loaded before, or has another key, or
   *     if Cassandra refuses or does not answer
   */
  void prepare(List<TopicLoad> loads) {
    try {
      create(loads);
    } catch (DriverException e) {
      throw new FailureException(
          "cannot create or empty the tables of keyspace %s: %s. Check --replication and what the user may do"
              .formatted(
                  settings.cassandra().keyspace(),
                  CassandraRefusalException.in(e).orElseGet(() -> FailureText.reason(e))),
          e);
    }
  }

  private void create(List<TopicLoad> loads) {
    connector.jWithSessionDo(
        session -> {
          OccurrenceTables tables = new OccurrenceTables(session, settings.cassandra().keyspace());
          List<OccurrenceTable> wanted = loads.stream().map(TopicLoad::table).toList();
          Set<OccurrenceTable> missing = tables.missing(wanted);
          loads.forEach(load -> refuseLost(missing.contains(load.table()), load));
          tables.create(settings.replication(), missing);
          tables.check(wanted);
          missing.forEach(table -> LOG.info("event=table-created table={}", table.name()));
          loads.forEach(load -> begin(tables, load));
          return null;
        });
  }

  // Before the table is created: the next start could not tell any more.
  private static void refuseLost(boolean missing, TopicLoad load) {
    if (missing && load.plan().committed().isPresent()) {
      throw new FailureException(
          "table %s is missing, but its checkpoint says that rows were loaded: it was dropped, or this is another Cassandra. Rebuild it with --mode initial, or choose another --checkpoint-dir"
              .formatted(load.table().name()));
    }
  }

  private static void begin(OccurrenceTables tables, TopicLoad load) {
    // The state says what is about to be done before it is: whoever is killed in between does it
    // again.
    load.progress().begin();
    if (load.plan().state().phase() == CheckpointState.Phase.EMPTYING) {
      tables.truncate(load.table());
      LOG.info("event=table-emptied table={}", load.table().name());
      load.progress().emptied();
    }
  }
}
