package br.engdados.sinesp.painel.rows;

import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatementBuilder;
import com.datastax.oss.driver.internal.core.loadbalancing.DcInferringLoadBalancingPolicy;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The tables in Cassandra, read by full partition key. It connects when it is first asked, and
 * again after a failure, not more often than every few seconds. For any thread.
 */
public final class RowStore implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
  private static final int READS_AT_ONCE = 8;

  private final CassandraConnection connection;
  private final Semaphore reads = new Semaphore(READS_AT_ONCE);
  private CqlSession session;
  private long lastTry = System.nanoTime() - BETWEEN_TRIES.toNanos();
  private String lastFailure = "";

  /**
   * Makes a store; connects later.
   *
   * @param connection how to reach Cassandra
   */
  public RowStore(CassandraConnection connection) {
    this.connection = connection;
  }

  /**
   * Reads a page.
   *
   * @param query which rows
   * @param limit how many at most
   * @param from where the page begins; empty for the first one
   * @return the rows in the table's order
   * @throws RowsUnavailableException if Cassandra does not answer
   * @throws InterruptedException if the thread was told to stop
   * @throws IllegalArgumentException if the place where the page begins is none of this question
   */
  public RowsPage read(RowsQuery query, int limit, Optional<ByteBuffer> from)
      throws RowsUnavailableException, InterruptedException {
    if (!reads.tryAcquire(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new RowsUnavailableException("too many questions for rows at once");
    }
    try {
      OccurrenceTable table = OccurrenceTable.of(query.granularidade());
      ResultSet result = session().execute(statement(table, query, limit, from));
      List<Map<String, Object>> rows = new ArrayList<>();
      while (rows.size() < limit && result.getAvailableWithoutFetching() > 0) {
        rows.add(values(table, result.one()));
      }
      List<String> columns = table.columns().stream().map(Column::name).toList();
      return new RowsPage(
          columns, rows, Optional.ofNullable(result.getExecutionInfo().getPagingState()));
    } catch (DriverException e) {
      throw new RowsUnavailableException("Cassandra: " + e.getMessage(), e);
    } finally {
      reads.release();
    }
  }

  private SimpleStatement statement(
      OccurrenceTable table, RowsQuery query, int limit, Optional<ByteBuffer> from) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("dataset_id", query.dataset().id());
    if (query.uf() != null) {
      key.put("uf", query.uf());
    }
    key.put("tipo_crime", query.tipoCrime());
    key.put("ano", query.ano());
    query.mes().ifPresent(month -> key.put("mes", month));
    query.codigoMunicipio().ifPresent(code -> key.put("codigo_municipio", code));
    String columns = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    String where =
        key.keySet().stream().map(name -> name + " = ?").collect(Collectors.joining(" AND "));
    SimpleStatementBuilder statement =
        SimpleStatement.builder(
                "SELECT %s FROM %s.%s WHERE %s"
                    .formatted(columns, connection.keyspace(), table.name(), where))
            .addPositionalValues(key.values())
            .setPageSize(limit)
            .setIdempotence(true);
    from.ifPresent(statement::setPagingState);
    return statement.build();
  }

  private static Map<String, Object> values(OccurrenceTable table, Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      Object value = row.getObject(column.name());
      boolean plain = value == null || value instanceof Integer || value instanceof BigDecimal;
      values.put(column.name(), plain ? value : value.toString());
    }
    return values;
  }

  private synchronized CqlSession session() throws RowsUnavailableException {
    if (session != null) {
      return session;
    }
    if (System.nanoTime() - lastTry < BETWEEN_TRIES.toNanos()) {
      throw new RowsUnavailableException(lastFailure);
    }
    lastTry = System.nanoTime();
    try {
      session = builder().build();
      return session;
    } catch (DriverException | IllegalStateException e) {
      lastFailure =
          "Cassandra at %s:%d does not answer: %s"
              .formatted(connection.hosts(), connection.port(), e.getMessage());
      throw new RowsUnavailableException(lastFailure, e);
    }
  }

  private CqlSessionBuilder builder() {
    DriverConfigLoader own =
        DriverConfigLoader.programmaticBuilder()
            .withClass(
                DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS,
                DcInferringLoadBalancingPolicy.class)
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, TIMEOUT)
            .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, TIMEOUT)
            .build();
    DriverConfigLoader loader =
        connection
            .driverConfig()
            .map(file -> DriverConfigLoader.compose(DriverConfigLoader.fromPath(file), own))
            .orElse(own);
    CqlSessionBuilder builder = CqlSession.builder().withConfigLoader(loader);
    for (String host : connection.hosts().split(",", -1)) {
      builder.addContactPoint(new InetSocketAddress(host.strip(), connection.port()));
    }
    return builder;
  }

  @Override
  public synchronized void close() {
    if (session != null) {
      session.close();
    }
  }
}
