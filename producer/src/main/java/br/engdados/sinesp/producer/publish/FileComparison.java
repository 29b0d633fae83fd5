package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.metrics.RunMetrics;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.publish.FileOutcome.Status;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.revision.ChangeSpool;
import br.engdados.sinesp.producer.revision.PublishedLog;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** Tells what publishing a file would change, and publishes nothing. */
final class FileComparison {
  private final PublishSettings settings;
  private final DataFiles files;
  private final Reference reference;
  private final PublishedLog published;

  FileComparison(
      PublishSettings settings, DataFiles files, Reference reference, PublishedLog published) {
    this.settings = settings;
    this.published = published;
    this.files = files;
    this.reference = reference;
  }

  /**
   * Compares.
   *
   * @param file which
   * @param sha256 its content
   * @param report takes every change
   * @param rejectedRows takes the rejected rows
   * @return the outcome, with the counts of what would be published
   */
  FileOutcome compare(
      SourceFile file, String sha256, RevisionReport report, RejectedRows rejectedRows)
      throws IOException, BrokerException, InterruptedException {
    final long start = System.nanoTime();
    FileTally tally = new FileTally(file.name(), rejectedRows, new RunMetrics());
    FileStages stages =
        new FileStages(
            settings, reference, file, sha256, Instant.now(), tally, published, scope -> false);
    try (ChangeSpool spool = new ChangeSpool();
        FileRecords records = stages.records(Outlet.NONE, scope -> {})) {
      FilePublication publication = stages.publication(records, spool::changed);
      publication.publishRows(file, files, settings.terminal());
      tally.requireRows();
      boolean tolerated = stages.tolerated();
      stages
          .comparison()
          .readPublished((key, value, left) -> spool.published(key, value, left && tolerated));
      spool.visit(report::add);
      if (tolerated) {
        publication.publishWithdrawals();
      }
      tally.requireComplete();
      boolean allowed = tolerated && stages.withdrawalsAllowed();
      if (allowed) {
        records.release();
      }
      return stages.outcome(
          Status.COMPARED,
          allowed ? tally.changes().total().changed() : 0,
          0,
          Duration.ofNanos(System.nanoTime() - start));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
