package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.TopicRecords;
import br.engdados.sinesp.producer.metrics.RunMetrics;
import br.engdados.sinesp.producer.normalise.FileConventions;
import br.engdados.sinesp.producer.normalise.Normaliser;
import br.engdados.sinesp.producer.normalise.Observations;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.output.OutputException;
import br.engdados.sinesp.producer.publish.report.FileOutcome;
import br.engdados.sinesp.producer.publish.report.FileOutcome.Status;
import br.engdados.sinesp.producer.publish.report.FileTally;
import br.engdados.sinesp.producer.publish.report.RejectedRows;
import br.engdados.sinesp.producer.publish.report.RevisionReport;
import br.engdados.sinesp.producer.publish.report.WithdrawalNotes;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Layout;
import br.engdados.sinesp.producer.revision.Comparison;
import br.engdados.sinesp.producer.revision.Manifest;
import br.engdados.sinesp.producer.revision.Manifests;
import br.engdados.sinesp.producer.revision.PublishedLog;
import br.engdados.sinesp.producer.revision.Scope;
import br.engdados.sinesp.producer.revision.ScopeLoss;
import br.engdados.sinesp.producer.source.FileHashes;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the topics to what one file says, if they are not there already. */
final class FilePublisher implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(FilePublisher.class);

  private static final int MOST_NAMES = 20;

  private final PublishSettings settings;
  private final DataFiles files;
  private final Reference reference;
  private final String rules;
  private final Map<String, String> topicIds;
  private final boolean compared;
  private final RunClock clock;
  private final RunMetrics metrics;
  private final Manifests manifests;
  private final FileHashes hashes;
  private final PublishedLog published;

  /**
   * Prepares.
   *
   * @param settings what was asked for
   * @param files opens files
   * @param reference states, municipalities and events
   * @param topics the topics that files are compared with; empty if with none, in a dry run
   * @param records reads these topics
   * @param clock gives each file its instant
   * @param metrics counts
   */
  FilePublisher(
      PublishSettings settings,
      DataFiles files,
      Reference reference,
      Optional<PublishedTopics> topics,
      TopicRecords records,
      RunClock clock,
      RunMetrics metrics) {
    this.settings = settings;
    this.files = files;
    this.reference = reference;
    this.rules = (reference.version() + " " + settings.conventions().id()).strip();
    this.topicIds = topics.map(PublishedTopics::ids).orElse(Map.of());
    this.compared = topics.isPresent();
    this.clock = clock;
    this.metrics = metrics;
    this.published = new PublishedLog(compared ? records : TopicRecords.NONE);
    this.manifests = new Manifests(settings.stateDir());
    this.hashes = hashesIn(settings.stateDir());
  }

  /**
   * Publishes a file, or only tells what that would change in a dry run; what is wrong with the
   * file itself is in the outcome.
   *
   * @param file which
   * @param sender is connected when the file needs it
   * @param rejectedRows takes the rejected rows
   * @param revisions takes every change in a dry run, and where all are to be written
   */
  FileOutcome publish(
      SourceFile file, RecordSender sender, RejectedRows rejectedRows, RevisionReport revisions)
      throws IOException, BrokerException, InterruptedException {
    long start = System.nanoTime();
    String sha256 = "";
    try {
      sha256 = hashes.sha256(file);
      if (!settings.full() && manifests.isPublished(sha256, rules, topicIds)) {
        return FileOutcome.unread(file.name(), sha256, Status.UNCHANGED, "", since(start));
      }
      if (compared) {
        refuseSuperseded(file, sha256);
      }
      if (settings.dryRun()) {
        return compare(file, sha256, rejectedRows, revisions, start);
      }
      if (settings.diff().isPresent()) {
        // Before anything is sent: compaction may take the old values as soon as the new are there.
        try (RejectedRows none = RejectedRows.nowhere()) {
          compare(file, sha256, none, revisions, start);
        }
      }
      EditionState edition = new EditionState(manifests, sha256, file.name(), rules, topicIds);
      Intake intake = new Intake(file, sha256, clock.next());
      sender.connect();
      return take(
          intake,
          new FileTally(file.name(), rejectedRows, metrics),
          new Publication(intake, edition, published, sender),
          start);
    } catch (InputException | OutputException e) {
      return FileOutcome.unread(file.name(), sha256, Status.FAILED, e.getMessage(), since(start));
    }
  }

  /** The memory of hashes that all parts of a run share. */
  static FileHashes hashesIn(Path stateDir) {
    return new FileHashes(stateDir.resolve("file-hashes.txt"));
  }

  @Override
  public void close() throws IOException {
    published.close();
  }

  private FileOutcome compare(
      SourceFile file,
      String sha256,
      RejectedRows rejectedRows,
      RevisionReport revisions,
      long start)
      throws IOException, BrokerException, InterruptedException {
    // Its rows count for no metric: nothing is published, or they are read once more for that.
    FileTally tally = new FileTally(file.name(), rejectedRows, new RunMetrics());
    try (DryRun dryRun = new DryRun(revisions)) {
      return take(new Intake(file, sha256, Instant.now()), tally, dryRun, start);
    }
  }

  /** The way of every file; what happens at its end is the destination's. */
  private FileOutcome take(Intake intake, FileTally tally, Destination destination, long start)
      throws IOException, BrokerException, InterruptedException {
    final SourceFile file = intake.file();
    final Normaliser normaliser =
        new Normaliser(
            reference,
            intake.dataExtracao(),
            new FileConventions(file, files, settings.conventions()));
    final Comparison comparison =
        new Comparison(published, settings.full(), destination::publishedToOtherTopics);
    try (FileRecords records = new FileRecords(file, destination, tally)) {
      FileRows rows = new FileRows(normaliser, comparison, records, tally);
      try {
        rows.read(file, files, settings.terminal());
      } finally {
        destination.rowsEnded(comparison.scopes());
      }
      tally.requireRows();
      boolean tolerated = settings.maxRejected().allows(tally.rejected(), tally.read());
      destination.whole(comparison, tolerated);
      if (tolerated) {
        rows.withdraw();
      }
      tally.requireComplete();
      List<ScopeLoss> refused =
          tolerated ? settings.maxWithdrawn().refused(rows.losses()) : List.of();
      boolean allowed = tolerated && refused.isEmpty();
      if (allowed) {
        records.release();
      }
      Destination.Sent sent = destination.end(allowed, tally.changes(), comparison.scopes());
      if (destination.status() == Status.PUBLISHED) {
        warn(file, tally, normaliser.observations(), comparison);
      }
      Status status =
          allowed
              ? destination.status()
              : tolerated ? Status.TOO_MANY_WITHDRAWN : Status.TOO_MANY_REJECTED;
      return new FileOutcome(
          file.name(),
          intake.sha256(),
          status,
          error(status, file.name(), tally, refused, sent.records() > 0),
          tally,
          normaliser.observations(),
          comparison.scopes().stream()
              .map(Scope::toString)
              .collect(Collectors.toCollection(TreeSet::new)),
          refused,
          intake.dataExtracao(),
          sent.records(),
          sent.bytes(),
          since(start));
    }
  }

  private String error(
      Status status, String file, FileTally tally, List<ScopeLoss> refused, boolean sent) {
    return switch (status) {
      case TOO_MANY_REJECTED -> tally.tooMany(settings.maxRejected().toString(), sent);
      case TOO_MANY_WITHDRAWN ->
          WithdrawalNotes.error(file, refused, settings.maxWithdrawn().toString(), sent);
      case PUBLISHED, COMPARED, UNCHANGED, FAILED -> "";
    };
  }

  private void refuseSuperseded(SourceFile file, String sha256) throws IOException {
    if (settings.allowOlder()) {
      return;
    }
    Optional<Manifest> newer = manifests.superseding(sha256);
    if (newer.isPresent()) {
      throw new InputException(
          "%s: an older edition; %s replaced it on %s. Pass --allow-older to go back to it."
              .formatted(file.name(), newer.get().file(), newer.get().finished()));
    }
  }

  private static void warn(
      SourceFile file, FileTally tally, Observations observations, Comparison comparison) {
    for (Layout layout : tally.layouts()) {
      if (!layout.ignored().isEmpty()) {
        LOG.warn("event=columns_ignored file={} columns={}", file.name(), layout.ignored());
      }
    }
    Map<String, Long> unknownEvents = observations.unknownEvents();
    if (!unknownEvents.isEmpty()) {
      LOG.warn(
          "event=unknown_events file={} rows={} events={}",
          file.name(),
          unknownEvents.values().stream().mapToLong(Long::longValue).sum(),
          unknownEvents.keySet().stream().limit(MOST_NAMES).toList());
    }
    boolean yearly = tally.layouts().stream().anyMatch(layout -> layout.dataset() == Dataset.VDE);
    if (yearly && comparison.scopes().size() > 1) {
      Set<Scope> incomplete = comparison.scopes();
      incomplete.removeAll(comparison.complete());
      LOG.warn(
          "event=several_years file={} scopes={} not_withdrawn_from={}",
          file.name(),
          comparison.scopes(),
          incomplete);
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
