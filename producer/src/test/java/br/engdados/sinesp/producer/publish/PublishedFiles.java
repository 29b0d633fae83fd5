package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.topic.EditionTopic;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.KafkaConnection;
import br.engdados.sinesp.producer.metrics.RunMetrics;
import br.engdados.sinesp.producer.normalise.GivenConventions;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.publish.PublishSettings.Against;
import br.engdados.sinesp.producer.publish.report.DiffFile;
import br.engdados.sinesp.producer.publish.report.FileOutcome;
import br.engdados.sinesp.producer.publish.report.RejectedRows;
import br.engdados.sinesp.producer.publish.report.RevisionReport;
import br.engdados.sinesp.producer.reader.ColumnMapping;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Limits;
import br.engdados.sinesp.producer.reader.TestFiles;
import br.engdados.sinesp.producer.revision.Manifest;
import br.engdados.sinesp.producer.revision.Manifests;
import br.engdados.sinesp.producer.revision.Scope;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Files published one after another, against topics that hold what was sent before. */
final class PublishedFiles {
  private static final KafkaConnection CONNECTION =
      new KafkaConnection("nowhere:1", Duration.ofSeconds(5), Map.of());
  private static final DataFiles FILES = new DataFiles(ColumnMapping.load(), Limits.DEFAULT);
  private static final Reference REFERENCE = Reference.load();
  private static final int MONTHS = 12;

  /** The scope of all rows. */
  static final Scope SCOPE = new Scope(Dataset.VDE, 2023);

  /** How much a file may withdraw. */
  static final String DEFAULT = "5%";

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(
          Cluster.empty(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final RecordSender sender = new RecordSender(CONNECTION, () -> producer, 3);
  private final RunClock clock = new RunClock(Clock.systemUTC(), 0);

  private final Path folder;
  boolean dryRun;
  boolean full;
  private Optional<Path> diff = Optional.empty();

  PublishedFiles(Path folder) {
    this.folder = folder;
  }

  /** All that was sent, marks too. */
  List<ProducerRecord<byte[], byte[]>> history() {
    return producer.history();
  }

  /** What was sent to the topics of rows. */
  List<ProducerRecord<byte[], byte[]>> rows() {
    return producer.history().stream()
        .filter(record -> !record.topic().equals(EditionTopic.NAME))
        .toList();
  }

  FileOutcome publish(List<String> lines) throws Exception {
    return publish(lines, DEFAULT);
  }

  FileOutcome publish(List<String> lines, String maxWithdrawn) throws Exception {
    byte[] content = text(lines).getBytes(StandardCharsets.UTF_8);
    return publish(TestFiles.bytes(folder, "bancovde-2023.csv", content), maxWithdrawn);
  }

  FileOutcome publish(List<String> lines, String maxWithdrawn, Path into) throws Exception {
    diff = Optional.of(into);
    try (DiffFile changes = new DiffFile(into)) {
      byte[] content = text(lines).getBytes(StandardCharsets.UTF_8);
      SourceFile file = TestFiles.bytes(folder, "bancovde-2023.csv", content);
      return publish(file, maxWithdrawn, new RevisionReport(changes));
    }
  }

  FileOutcome publish(SourceFile file, String maxWithdrawn)
      throws IOException, BrokerException, InterruptedException {
    return publish(file, maxWithdrawn, new RevisionReport(null));
  }

  private FileOutcome publish(SourceFile file, String maxWithdrawn, RevisionReport revisions)
      throws IOException, BrokerException, InterruptedException {
    List<ProducerRecord<byte[], byte[]>> held = List.copyOf(rows());
    try (FilePublisher publisher =
            new FilePublisher(
                settings(maxWithdrawn),
                FILES,
                REFERENCE,
                Optional.of(new PublishedTopics(ids(), 0)),
                new HeldRecords(held),
                clock,
                new RunMetrics());
        RejectedRows rejected = RejectedRows.nowhere()) {
      return publisher.publish(file, sender, rejected, revisions);
    }
  }

  private PublishSettings settings(String maxWithdrawn) {
    return new PublishSettings(
        CONNECTION,
        3,
        Optional.empty(),
        Optional.empty(),
        folder.resolve("reports"),
        state(),
        Tolerance.parse("0.1%"),
        WithdrawalLimit.parse(maxWithdrawn),
        GivenConventions.NONE,
        false,
        full,
        dryRun,
        Against.TOPICS,
        diff,
        false);
  }

  Path state() {
    return folder.resolve("state");
  }

  Optional<Manifest> manifest() throws IOException {
    return new Manifests(state()).of(SCOPE);
  }

  static Map<String, String> ids() {
    return Map.of("t", "1");
  }

  /** Two states, two events, twelve months, a figure in every row. */
  static List<String> edition(int figure) {
    List<String> lines = new ArrayList<>();
    for (String state : List.of("AC", "SP")) {
      for (String event : List.of("Suicídio", "Roubo de carga")) {
        for (int month = 1; month <= MONTHS; month++) {
          lines.add(row(state, event, month, figure));
        }
      }
    }
    return lines;
  }

  static String row(String state, String event, int month, int figure) {
    return "%s,NÃO INFORMADO,%s,2023-%02d-01,,,,,,,%s,%s,,Estadual,x"
        .formatted(state, event, month, figure, figure);
  }

  static String text(List<String> lines) {
    return TestFiles.VDE_HEADER + "\n" + String.join("\n", lines) + "\n";
  }
}
