package br.engdados.sinesp.bench.limit;

import br.engdados.sinesp.consumer.write.ConsumedRecord;
import br.engdados.sinesp.consumer.write.NewestChanges;
import br.engdados.sinesp.consumer.write.RecordDecoder;
import br.engdados.sinesp.consumer.write.UnprocessableRecordException;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * The limit of a load: the driver alone writes the municipal topic's rows, read, decoded, bound and
 * put into the consumer's batches before the measurement begins, with as many writes under way as
 * the consumer has.
 */
public final class LoadLimit {
  /** The consumer's {@code --concurrent-writes}, if nobody sets it. */
  private static final int CONCURRENT_WRITES = 8;

  private LoadLimit() {}

  /**
   * Writes the rows once.
   *
   * @param arguments Kafka's address, Cassandra's port, the keyspace of an empty municipal table
   * @throws UnprocessableRecordException if a record is not of the contract
   * @throws InterruptedException if the program is ended
   * @throws ExecutionException if a write failed
   */
  public static void main(String[] arguments)
      throws UnprocessableRecordException, InterruptedException, ExecutionException {
    OccurrenceTable table = OccurrenceTable.of(Granularidade.MUNICIPIO);
    try (CqlSession session = LocalCassandra.open(Integer.parseInt(arguments[1]))) {
      PreparedStatement insert =
          session.prepare(
              SimpleStatement.newInstance(table.insertStatement(arguments[2]))
                  .setIdempotent(true)
                  .setConsistencyLevel(ConsistencyLevel.LOCAL_QUORUM));
      BoundRows rows = new BoundRows(insert, session.getContext());
      List<List<BatchStatement>> tasks = new ArrayList<>();
      String topic = OccurrenceTopic.of(Granularidade.MUNICIPIO);
      for (List<ConsumedRecord> part : TopicParts.read(arguments[0], topic)) {
        tasks.add(rows.batches(changes(part).partitions()));
      }
      System.gc();
      Stopwatch watch = new Stopwatch();
      watch.print(Workers.run(tasks, batches -> write(session, batches)));
    }
  }

  private static NewestChanges changes(List<ConsumedRecord> records)
      throws UnprocessableRecordException {
    RecordDecoder decoder = new RecordDecoder(Granularidade.MUNICIPIO);
    NewestChanges changes = new NewestChanges();
    for (ConsumedRecord record : records) {
      changes.add(record.key(), decoder.decode(record));
    }
    return changes;
  }

  private static long write(CqlSession session, List<BatchStatement> batches) {
    Deque<CompletionStage<AsyncResultSet>> underWay = new ArrayDeque<>();
    long rows = 0;
    for (BatchStatement batch : batches) {
      if (underWay.size() == CONCURRENT_WRITES) {
        underWay.removeFirst().toCompletableFuture().join();
      }
      underWay.addLast(session.executeAsync(batch));
      rows += batch.size();
    }
    underWay.forEach(write -> write.toCompletableFuture().join());
    return rows;
  }
}
