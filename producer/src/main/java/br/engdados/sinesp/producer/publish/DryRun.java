package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.publish.report.ChangeCounts;
import br.engdados.sinesp.producer.publish.report.FileOutcome.Status;
import br.engdados.sinesp.producer.publish.report.RevisionReport;
import br.engdados.sinesp.producer.revision.Change;
import br.engdados.sinesp.producer.revision.ChangeSpool;
import br.engdados.sinesp.producer.revision.Comparison;
import br.engdados.sinesp.producer.revision.Scope;
import java.io.Closeable;
import java.io.IOException;
import java.util.Set;

/** Tells what publishing a file would change, and sends nothing. */
final class DryRun implements Destination, Closeable {
  private final RevisionReport report;
  private final ChangeSpool spool = new ChangeSpool();

  /**
   * Prepares.
   *
   * @param report takes every change, old and new
   * @throws IOException if no temporary file can be made
   */
  DryRun(RevisionReport report) throws IOException {
    this.report = report;
  }

  @Override
  public Status status() {
    return Status.COMPARED;
  }

  @Override
  public boolean publishedToOtherTopics(Scope scope) {
    return false;
  }

  @Override
  public void changed(Change change) throws IOException {
    // Withdrawals come after the report, which has them from what is published.
    if (change.operation() != Operation.WITHDRAWN) {
      spool.changed(change);
    }
  }

  @Override
  public void begin(Scope scope) {}

  @Override
  public void send(Change change) {}

  @Override
  public void rowsEnded(Set<Scope> scopes) {}

  @Override
  public void whole(Comparison comparison, boolean tolerated) throws IOException, BrokerException {
    comparison.readPublished((key, value, left) -> spool.published(key, value, left && tolerated));
    spool.visit(report::add);
  }

  @Override
  public Sent end(boolean allowed, ChangeCounts changes, Set<Scope> scopes) {
    return new Sent(allowed ? changes.total().changed() : 0, 0);
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
