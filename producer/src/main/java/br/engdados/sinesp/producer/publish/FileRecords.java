package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.publish.report.FileTally;
import br.engdados.sinesp.producer.revision.Change;
import br.engdados.sinesp.producer.revision.RecordSpool;
import br.engdados.sinesp.producer.revision.Scope;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of one file on their way. While nothing that the file touches is published they go
 * out at once; from the first row on whose scope is, they are held back until the whole file is
 * read and known to be allowed. A file that does not say by its name that it is of a single year
 * may come to a published one later, and is held back from its first row on.
 */
final class FileRecords implements Closeable {
  private final SourceFile file;
  private final Destination destination;
  private final FileTally tally;
  private final List<Scope> waiting = new ArrayList<>();
  private RecordSpool spool;

  /**
   * Prepares.
   *
   * @param file the file
   * @param destination where the records go
   * @param tally counts those that were sent
   */
  FileRecords(SourceFile file, Destination destination, FileTally tally) {
    this.file = file;
    this.destination = destination;
    this.tally = tally;
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
      destination.begin(scope);
    } else {
      waiting.add(scope);
    }
  }

  /** Sends a record, or holds it back. */
  void add(Change change) throws BrokerException, IOException {
    destination.changed(change);
    if (spool == null) {
      send(change);
    } else {
      spool.add(change);
    }
  }

  /** Sends what was held back, in its order; once, after the last record. */
  void release() throws BrokerException, IOException {
    if (spool == null) {
      return;
    }
    for (Scope scope : waiting) {
      destination.begin(scope);
    }
    spool.replay(this::send);
  }

  /** Forgets what is still held back. */
  @Override
  public void close() throws IOException {
    if (spool != null) {
      spool.close();
    }
  }

  private void send(Change change) throws BrokerException {
    destination.send(change);
    tally.sent(change);
  }
}
