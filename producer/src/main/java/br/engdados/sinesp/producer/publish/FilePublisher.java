package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.TopicRecords;
import br.engdados.sinesp.producer.metrics.RunMetrics;
import br.engdados.sinesp.producer.normalise.Observations;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.publish.FileOutcome.Status;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Layout;
import br.engdados.sinesp.producer.revision.Comparison;
import br.engdados.sinesp.producer.revision.Manifest;
import br.engdados.sinesp.producer.revision.Manifests;
import br.engdados.sinesp.producer.revision.PublishedLog;
import br.engdados.sinesp.producer.revision.Scope;
import br.engdados.sinesp.producer.source.FileHashes;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the topics to what one file says, if they are not there already. */
final class FilePublisher implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(FilePublisher.class);

  private static final int MOST_NAMES = 20;

  /** Gives the sender when the first file needs it. */
  interface Senders {
    RecordSender get() throws BrokerException;
  }

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
  private final FileComparison comparison;
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
    this.comparison = new FileComparison(settings, files, reference, published);
    this.manifests = new Manifests(settings.stateDir());
    this.hashes = hashesIn(settings.stateDir());
  }

  /**
   * Publishes a file, or compares it only in a dry run; what is wrong with the file itself is in
   * the outcome.
   */
  FileOutcome publish(
      SourceFile file, Senders senders, RejectedRows rejectedRows, RevisionReport revisions)
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
        return comparison.compare(file, sha256, revisions, rejectedRows);
      }
      if (settings.diff().isPresent()) {
        // Before anything is sent: compaction may take the old values as soon as the new are there.
        try (RejectedRows none = RejectedRows.nowhere()) {
          comparison.compare(file, sha256, revisions, none);
        }
      }
      return publish(file, sha256, senders, rejectedRows, start);
    } catch (InputException e) {
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

  private FileOutcome publish(
      SourceFile file, String sha256, Senders senders, RejectedRows rejectedRows, long start)
      throws IOException, BrokerException, InterruptedException {
    final FileTally tally = new FileTally(file.name(), rejectedRows, metrics);
    final EditionState edition = new EditionState(manifests, sha256, file.name(), rules, topicIds);
    final Instant dataExtracao = clock.next();
    final FileStages stages =
        new FileStages(
            settings,
            files,
            reference,
            file,
            sha256,
            dataExtracao,
            tally,
            published,
            scope -> publishedToOtherTopics(edition, scope));
    final Comparison comparison = stages.comparison();
    final RecordSender sender = senders.get();
    final long recordsBefore = sender.sent();
    final long bytesBefore = sender.bytes();
    final EditionMarker marker = new EditionMarker(sender, file.name(), sha256, dataExtracao);
    try (FileRecords records =
        stages.records(
            sender,
            scope -> {
              edition.start(scope);
              marker.begin(scope);
            })) {
      FilePublication publication = stages.publication(records, (operation, key, value) -> {});
      try {
        publication.publishRows(file, files, settings.terminal());
      } finally {
        // Whatever was sent, also of a file that broke off: the next file must compare with it.
        comparison.scopes().forEach(published::add);
      }
      tally.requireRows();
      boolean tolerated = stages.tolerated();
      if (tolerated) {
        publication.publishWithdrawals();
      }
      tally.requireComplete();
      boolean allowed = tolerated && stages.withdrawalsAllowed();
      if (allowed) {
        records.release();
      }
      sender.awaitAcknowledged();
      if (allowed) {
        // Before the manifest: a run that ends in between publishes again, and marks again.
        marker.end(tally.changes());
        edition.finish(comparison.scopes(), tally.changes().total().changed() > 0);
      }
    }
    FileOutcome outcome =
        stages.outcome(
            Status.PUBLISHED,
            sender.sent() - recordsBefore,
            sender.bytes() - bytesBefore,
            since(start));
    warn(file, tally, outcome.observations(), comparison);
    return outcome;
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

  private static boolean publishedToOtherTopics(EditionState edition, Scope scope) {
    try {
      return edition.publishedToOtherTopics(scope);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
