package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.Topics;
import br.engdados.sinesp.producer.normalise.Normaliser;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.reader.ColumnMapping;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Limits;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

/** Publishes files, one after the other. */
public final class PublishRun {
  private final PublishSettings settings;
  private final PrintStream out;

  /**
   * Prepares a run.
   *
   * @param settings what was asked for
   * @param out where results go
   */
  public PublishRun(PublishSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * Runs.
   *
   * @param files what to publish
   * @throws IOException if a file cannot be read
   * @throws BrokerException if Kafka does not take the rows
   * @throws InterruptedException if the run is stopped
   */
  public void run(List<SourceFile> files)
      throws IOException, BrokerException, InterruptedException {
    Reference reference = Reference.load();
    DataFiles dataFiles = new DataFiles(ColumnMapping.load(), Limits.DEFAULT);
    long newest;
    try (Topics topics = Topics.connect(settings.kafka())) {
      topics.createMissing(settings.partitions(), settings.replicationFactor());
      topics.check(settings.partitions());
      newest = topics.newestTimestamp(settings.partitions()).orElse(0L);
    }
    try (RecordSender sender = RecordSender.connect(settings.kafka(), settings.partitions());
        RejectedRows rejects =
            new RejectedRows(settings.reportDir().resolve(Instant.now() + ".rejected.csv"))) {
      for (SourceFile file : files) {
        newest = Math.max(newest + 1, System.currentTimeMillis());
        FileTally tally = new FileTally(file.name(), rejects);
        Instant dataExtracao = Instant.ofEpochMilli(newest);
        try (RowPipeline pipeline = RowPipeline.start(file, dataFiles)) {
          new FilePublication(
                  pipeline,
                  new Normaliser(reference, dataExtracao),
                  sender,
                  RecordSender.Origin.of(file.name(), file.sha256()),
                  dataExtracao,
                  tally)
              .run();
        }
        sender.awaitAcknowledged();
        out.println(
            file.name()
                + ": read "
                + tally.read()
                + ", new "
                + tally.of(Operation.NEW)
                + ", rejected "
                + tally.rejected()
                + ", "
                + tally.byTopic());
      }
    }
  }
}
