package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.json.OccurrenceSchema;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.TopicReader;
import br.engdados.sinesp.producer.kafka.Topics;
import br.engdados.sinesp.producer.metrics.RunMetrics;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.publish.PublishSettings.Against;
import br.engdados.sinesp.producer.publish.report.DiffFile;
import br.engdados.sinesp.producer.publish.report.FileOutcome;
import br.engdados.sinesp.producer.publish.report.FileOutcome.Status;
import br.engdados.sinesp.producer.publish.report.RejectedRows;
import br.engdados.sinesp.producer.publish.report.ResultTable;
import br.engdados.sinesp.producer.publish.report.RevisionReport;
import br.engdados.sinesp.producer.publish.report.RunReport;
import br.engdados.sinesp.producer.reader.ColumnMapping;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Limits;
import br.engdados.sinesp.producer.registry.SchemaRegistration;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes files, one after the other, and reports. */
public final class PublishRun {
  private static final Logger LOG = LoggerFactory.getLogger(PublishRun.class);

  private final PublishSettings settings;
  private final Reference reference;
  private final RunMetrics metrics;
  private final PrintStream out;

  /**
   * Prepares a run.
   *
   * @param settings what was asked for
   * @param reference where names are looked up
   * @param metrics counts what it does
   * @param out where the table of results goes
   */
  public PublishRun(
      PublishSettings settings, Reference reference, RunMetrics metrics, PrintStream out) {
    this.settings = settings;
    this.reference = reference;
    this.metrics = metrics;
    this.out = out;
  }

  /**
   * Runs. A file that cannot be read does not keep the others from being published.
   *
   * @param files what to publish
   * @return how it ended
   * @throws IOException if report or state cannot be written, or the schema registry cannot be
   *     reached or says that the records' schema is incompatible; then nothing was published
   * @throws BrokerException if Kafka cannot be reached, is not set up as it must be, or does not
   *     take the rows; the report then covers the files before
   * @throws InterruptedException if the run is stopped
   */
  public RunOutcome run(List<SourceFile> files)
      throws IOException, BrokerException, InterruptedException {
    Instant started = Instant.now();
    final Optional<PublishedTopics> topics = publishedTopics();
    if (!settings.dryRun() && settings.registry().isPresent()) {
      SchemaRegistration.register(settings.registry().get(), Topics.NAMES, OccurrenceSchema.text());
    }
    RunReport report = RunReport.in(settings.reportDir(), started);
    List<FileOutcome> outcomes = new ArrayList<>();
    try (FilePublisher publisher =
            new FilePublisher(
                settings,
                new DataFiles(ColumnMapping.load(), Limits.DEFAULT),
                reference,
                topics,
                new TopicReader(settings.kafka()),
                new RunClock(Clock.systemUTC(), topics.map(PublishedTopics::newest).orElse(0L)),
                metrics);
        RejectedRows rejectedRows = new RejectedRows(report.rejectedRowsPath());
        DiffFile diff = settings.diff().isPresent() ? new DiffFile(settings.diff().get()) : null;
        RecordSender sender =
            new RecordSender(settings.kafka(), settings.kafka()::producer, settings.partitions())) {
      for (SourceFile file : files) {
        RevisionReport revisions = new RevisionReport(diff);
        FileOutcome outcome = publisher.publish(file, sender, rejectedRows, revisions);
        outcomes.add(outcome);
        for (String note : outcome.notes()) {
          LOG.warn("event=file_noted file={} note=\"{}\"", file.name(), note);
        }
        metrics.fileEnded(outcome.status().name().toLowerCase(Locale.ROOT));
        if (settings.dryRun() && outcome.tally() != null) {
          revisions.print(out, file.name());
        }
        if (outcome.status() == Status.FAILED || outcome.isRefused()) {
          LOG.error("event=file_failed file={} reason=\"{}\"", file.name(), outcome.error());
        }
      }
    } finally {
      report.write(outcomes, outcomes.size() == files.size());
    }
    new ResultTable(out).print(outcomes, report);
    if (topics.isEmpty()) {
      out.println("compared with nothing: every row counts as new (--against none)");
    }
    return outcome(outcomes);
  }

  /** The topics that files are compared with, checked; empty if with none. */
  private Optional<PublishedTopics> publishedTopics() throws BrokerException {
    if (settings.against() == Against.NONE) {
      return Optional.empty();
    }
    try (Topics topics = Topics.connect(settings.kafka())) {
      if (!settings.dryRun()) {
        topics.createMissing(settings.partitions(), settings.replicationFactor());
      } else if (!topics.exist()) {
        return Optional.of(PublishedTopics.MISSING);
      }
      return Optional.of(
          new PublishedTopics(
              topics.check(settings.partitions()),
              topics.newestTimestamp(settings.partitions()).orElse(0L)));
    } catch (BrokerException e) {
      if (!settings.dryRun() || !e.isOutOfReach()) {
        throw e;
      }
      if (settings.against() == Against.TOPICS) {
        throw new BrokerException(
            e.getMessage() + " A dry run can do without Kafka: --against none.", e);
      }
      LOG.warn("event=compared_with_nothing reason=\"{}\"", e.getMessage());
      return Optional.empty();
    }
  }

  private static RunOutcome outcome(List<FileOutcome> outcomes) {
    return new RunOutcome(
        outcomes.stream().anyMatch(outcome -> outcome.status() == Status.FAILED),
        outcomes.stream().anyMatch(FileOutcome::isRefused),
        outcomes.stream().mapToLong(FileOutcome::rejected).sum(),
        outcomes.stream().mapToLong(FileOutcome::records).sum());
  }
}
