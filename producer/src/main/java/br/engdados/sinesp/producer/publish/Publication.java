package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.publish.report.ChangeCounts;
import br.engdados.sinesp.producer.publish.report.FileOutcome.Status;
import br.engdados.sinesp.producer.revision.Change;
import br.engdados.sinesp.producer.revision.Comparison;
import br.engdados.sinesp.producer.revision.PublishedLog;
import br.engdados.sinesp.producer.revision.Scope;
import java.io.IOException;
import java.util.Set;

/** Sends a file's changes to the topics, with marks around them and manifests beside them. */
final class Publication implements Destination {
  private final RecordSender sender;
  private final RecordSender.Origin origin;
  private final EditionState edition;
  private final EditionMarker marker;
  private final PublishedLog published;
  private final long recordsBefore;
  private final long bytesBefore;

  /**
   * Begins.
   *
   * @param intake the file
   * @param edition keeps its manifests
   * @param published is told of which scopes it publishes
   * @param sender sends, connected
   */
  Publication(Intake intake, EditionState edition, PublishedLog published, RecordSender sender) {
    this.sender = sender;
    this.origin = RecordSender.Origin.of(intake.name(), intake.sha256(), intake.dataExtracao());
    this.edition = edition;
    this.marker = new EditionMarker(sender, intake.name(), intake.sha256(), intake.dataExtracao());
    this.published = published;
    this.recordsBefore = sender.sent();
    this.bytesBefore = sender.bytes();
  }

  @Override
  public Status status() {
    return Status.PUBLISHED;
  }

  @Override
  public boolean publishedToOtherTopics(Scope scope) throws IOException {
    return edition.publishedToOtherTopics(scope);
  }

  @Override
  public void changed(Change change) {}

  @Override
  public void begin(Scope scope) throws IOException, BrokerException {
    edition.start(scope);
    marker.begin(scope);
  }

  @Override
  public void send(Change change) throws BrokerException {
    sender.send(change, origin);
  }

  @Override
  public void rowsEnded(Set<Scope> scopes) {
    // Whatever was sent, also of a file that broke off: the next file must compare with it.
    scopes.forEach(published::add);
  }

  @Override
  public void whole(Comparison comparison, boolean tolerated) {}

  @Override
  public Sent end(boolean allowed, ChangeCounts changes, Set<Scope> scopes)
      throws IOException, BrokerException {
    sender.awaitAcknowledged();
    if (allowed) {
      // Before the manifest: a run that ends in between publishes again, and marks again.
      marker.end(changes);
      edition.finish(scopes, changes.total().changed() > 0);
    }
    return new Sent(sender.sent() - recordsBefore, sender.bytes() - bytesBefore);
  }
}
