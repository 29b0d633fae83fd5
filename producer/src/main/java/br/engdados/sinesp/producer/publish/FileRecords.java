package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.publish.RecordSender.Origin;
import br.engdados.sinesp.producer.revision.RecordSpool;
import br.engdados.sinesp.producer.revision.Scope;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of one file on their way. While nothing that the file touches is published they go
 * out at once; from the first row on whose scope is, they are held back until the whole file is
 * read and known to be allowed. A file that does not say by its name that it is of a single year
 * may come to a published one later, and is held back from its first row on.
 */
final class FileRecords implements Closeable {
  /** Is told before the first record of a scope goes out. */
  interface ScopeListener {
    void starts(Scope scope) throws IOException, BrokerException;
  }

  private record Flow(Dataset dataset, Granularidade granularidade, Operation operation) {}

  private static final class Amount {
    private long records;
    private long bytes;
  }

  private final SourceFile file;
  private final Outlet outlet;
  private final Origin origin;
  private final long timestamp;
  private final FileTally tally;
  private final ScopeListener scopes;
  private final List<Scope> waiting = new ArrayList<>();
  private final Map<Flow, Amount> held = new HashMap<>();
  private RecordSpool spool;

  /**
   * Prepares.
   *
   * @param file the file
   * @param outlet where the records go
   * @param origin the source headers
   * @param dataExtracao the instant that they carry
   * @param tally counts those that were sent
   * @param scopes is told before the first of a scope is
   */
  FileRecords(
      SourceFile file,
      Outlet outlet,
      Origin origin,
      Instant dataExtracao,
      FileTally tally,
      ScopeListener scopes) {
    this.file = file;
    this.outlet = outlet;
    this.origin = origin;
    this.timestamp = dataExtracao.toEpochMilli();
    this.tally = tally;
    this.scopes = scopes;
  }

  /**
   * Enters a scope for the first time.
   *
   * @param scope which
   * @param published whether anything is published that the file may change or withdraw
   * @param mayBePublished whether there may be of scopes that the file has not come to yet
   */
  void enter(Scope scope, boolean published, boolean mayBePublished)
      throws IOException, BrokerException {
    boolean ofThisYear = file.yearOfName().filter(year -> year == scope.year()).isPresent();
    if (spool == null && (published || (mayBePublished && !ofThisYear))) {
      spool = new RecordSpool();
    }
    if (spool == null) {
      scopes.starts(scope);
    } else {
      waiting.add(scope);
    }
  }

  /** Sends a record, or holds it back. */
  void send(
      Dataset dataset,
      Granularidade granularidade,
      Operation operation,
      byte[] key,
      int partitionKeyLength,
      byte[] value,
      int row)
      throws BrokerException, IOException {
    int bytes = key.length + (value == null ? 0 : value.length);
    if (spool == null) {
      outlet.send(granularidade, key, partitionKeyLength, value, timestamp, operation, origin, row);
      tally.sent(dataset, granularidade, operation, 1, bytes);
      return;
    }
    spool.add(granularidade, operation, key, partitionKeyLength, value, row);
    Amount amount =
        held.computeIfAbsent(new Flow(dataset, granularidade, operation), any -> new Amount());
    amount.records++;
    amount.bytes += bytes;
  }

  /** Sends what was held back, in its order; once, after the last record. */
  void release() throws BrokerException, IOException {
    if (spool == null) {
      return;
    }
    for (Scope scope : waiting) {
      scopes.starts(scope);
    }
    spool.replay(
        (granularidade, operation, key, partitionKeyLength, value, row) ->
            outlet.send(
                granularidade, key, partitionKeyLength, value, timestamp, operation, origin, row));
    held.forEach(
        (flow, amount) ->
            tally.sent(
                flow.dataset(),
                flow.granularidade(),
                flow.operation(),
                amount.records,
                amount.bytes));
  }

  /** Forgets what is still held back. */
  @Override
  public void close() throws IOException {
    if (spool != null) {
      spool.close();
    }
  }
}
