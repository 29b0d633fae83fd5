package br.engdados.sinesp.consumer.write;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.spark.connector.cql.CassandraConnector;
import com.datastax.spark.connector.writer.QueryExecutor;
import com.datastax.spark.connector.writer.RateLimiter;
import java.io.Serializable;
import java.util.Optional;
import scala.Option;

/**
 * Writes rows in unlogged batches of one partition, on the connector's session and by its executor,
 * which bounds how many are under way.
 */
final class RowWrites implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int RATE_BUCKET_BYTES = 1 << 20;

  private final CassandraConnector connector;
  private final DefaultConsistencyLevel consistencyLevel;
  private final int batchBytes;
  private final int concurrentWrites;
  private final Double throughputMegabytes;
  private final String table;
  private final RowValues values;
  private final String statement;

  RowWrites(
      CassandraConnector connector,
      String keyspace,
      OccurrenceTable table,
      WriteSettings settings) {
    this.connector = connector;
    this.consistencyLevel = settings.consistencyLevel();
    this.batchBytes = settings.batchBytes();
    this.concurrentWrites = settings.concurrentWrites();
    this.throughputMegabytes = settings.throughputMegabytes().orElse(null);
    this.table = keyspace + "." + table.name();
    this.values = new RowValues(table);
    this.statement = table.insertStatement(keyspace);
  }

  /**
   * Writes the rows and waits until Cassandra has all of them.
   *
   * @param partitions changes, those of each partition together; deletes are passed over
   * @return how many rows were written
   * @throws IllegalStateException if a single one was not; the others may or may not be
   */
  long apply(Iterable<? extends Iterable<RowChange>> partitions) {
    return connector.jWithSessionDo(session -> apply(session, partitions));
  }

  private long apply(CqlSession session, Iterable<? extends Iterable<RowChange>> partitions) {
    PreparedStatement prepared =
        session.prepare(
            SimpleStatement.newInstance(statement)
                .setIdempotent(true)
                .setConsistencyLevel(consistencyLevel));
    RowBinder binder = new RowBinder(prepared, values, session.getContext());
    QueryExecutor executor =
        QueryExecutor.apply(session, concurrentWrites, Option.empty(), Option.empty());
    Optional<RateLimiter> limiter =
        Optional.ofNullable(throughputMegabytes).map(RowWrites::limiter);
    PartitionBatch batch = new PartitionBatch(consistencyLevel, batchBytes);
    long written = 0;
    for (Iterable<RowChange> partition : partitions) {
      for (RowChange change : partition) {
        if (change instanceof RowChange.Write write) {
          var bound = binder.bind(write);
          if (!batch.hasRoomFor(binder.bytes())) {
            send(batch, executor, limiter);
          }
          batch.add(bound, binder.bytes());
          written++;
        }
      }
      send(batch, executor, limiter);
    }
    await(executor);
    return written;
  }

  private static void send(
      PartitionBatch batch, QueryExecutor executor, Optional<RateLimiter> limiter) {
    if (!batch.isEmpty()) {
      BatchWrite write = batch.take();
      executor.executeAsync(write);
      limiter.ifPresent(limit -> limit.maybeSleep(write.bytesCount()));
    }
  }

  private void await(QueryExecutor executor) {
    executor.waitForCurrentlyExecutingTasks();
    Option<Throwable> failure = executor.getLatestException();
    if (failure.isDefined()) {
      throw new IllegalStateException(
          "cannot write to %s: %s".formatted(table, failure.get().getMessage()), failure.get());
    }
  }

  private static RateLimiter limiter(double megabytes) {
    return new RateLimiter(
        (long) (megabytes * (1 << 20)),
        RATE_BUCKET_BYTES,
        RateLimiter.$lessinit$greater$default$3(),
        RateLimiter.$lessinit$greater$default$4());
  }
}
