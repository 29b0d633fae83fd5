package br.engdados.sinesp.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.json.EditionMarkJson;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.topic.EditionMark;
import br.engdados.sinesp.contract.topic.EditionTopic;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.KafkaConnection;
import br.engdados.sinesp.producer.metrics.RunMetrics;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.publish.FileOutcome.Status;
import br.engdados.sinesp.producer.publish.PublishSettings.Against;
import br.engdados.sinesp.producer.reader.ColumnMapping;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Limits;
import br.engdados.sinesp.producer.reader.TestFiles;
import br.engdados.sinesp.producer.revision.Manifest;
import br.engdados.sinesp.producer.revision.Manifests;
import br.engdados.sinesp.producer.revision.Scope;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are whole editions, and files that only look like one. */
final class FilePublisherTest {
  private static final KafkaConnection CONNECTION =
      new KafkaConnection("nowhere:1", Duration.ofSeconds(5), Map.of());
  private static final DataFiles FILES = new DataFiles(ColumnMapping.load(), Limits.DEFAULT);
  private static final Reference REFERENCE = Reference.load();
  private static final Scope SCOPE = new Scope(Dataset.VDE, 2023);
  private static final int MONTHS = 12;
  private static final String DEFAULT = "5%";

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(
          Cluster.empty(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final RecordSender sender = new RecordSender(CONNECTION, producer, 3);
  private final RunClock clock = new RunClock(Clock.systemUTC(), 0);

  @TempDir private Path folder;
  private boolean dryRun;
  private boolean full;
  private String maxRejected = "0.1%";

  /** What was sent to the topics of rows. */
  private List<ProducerRecord<byte[], byte[]>> rows() {
    return producer.history().stream()
        .filter(record -> !record.topic().equals(EditionTopic.NAME))
        .toList();
  }

  @Test
  void marksStandAroundTheRecordsOfAnEditionAndSayWhereTheyEnd() throws Exception {
    publish(edition(1));
    List<ProducerRecord<byte[], byte[]>> sent = producer.history();
    EditionMark begun = EditionMarkJson.read(sent.get(0).value());
    EditionMark ended = EditionMarkJson.read(sent.get(sent.size() - 1).value());
    assertThat(sent.get(0).topic()).isEqualTo(EditionTopic.NAME);
    assertThat(begun.state()).isEqualTo(EditionMark.State.BEGUN);
    assertThat(begun.ano()).isEqualTo(2023);
    assertThat(ended.state()).isEqualTo(EditionMark.State.ENDED);
    assertThat(ended.dataExtracao()).isEqualTo(begun.dataExtracao());
    assertThat(ended.dataExtracao().toEpochMilli()).isEqualTo(sent.get(1).timestamp());
    assertThat(ended.counts().values().stream().mapToLong(of -> of.get(Operation.NEW)).sum())
        .isEqualTo(48);
    long ends =
        ended.endOffsets().values().stream()
            .flatMap(partitions -> partitions.values().stream())
            .mapToLong(Long::longValue)
            .sum();
    assertThat(ends).isEqualTo(48);
    // A refused file begins nothing.
    int before = sent.size();
    List<String> part = new ArrayList<>(edition(2));
    part.removeIf(line -> !line.startsWith("SP,"));
    assertThat(publish(part).status()).isEqualTo(Status.TOO_MANY_WITHDRAWN);
    assertThat(producer.history()).hasSize(before);
  }

  @Test
  void aFilteredFilePublishesNothingAndChangesNoManifest() throws Exception {
    List<String> first = edition(1);
    assertThat(publish(first).status()).isEqualTo(Status.PUBLISHED);
    Optional<Manifest> before = manifest();
    for (String state : List.of("SP", "AC", "SP")) {
      List<String> part = new ArrayList<>(edition(2));
      part.removeIf(line -> !line.startsWith(state + ","));
      int sent = rows().size();
      FileOutcome refused = publish(part);
      assertThat(refused.status()).isEqualTo(Status.TOO_MANY_WITHDRAWN);
      assertThat(refused.records()).isZero();
      assertThat(refused.error())
          .contains("it would withdraw 24 of the 48 rows published of sinesp-vde-2023")
          .contains("all of 1 state,", "--max-withdrawn is 5 % of each", "--max-withdrawn 100%");
      assertThat(WithdrawalNotes.table(refused.refused()))
          .anyMatch(line -> line.contains("sinesp-vde-2023") && line.contains("24 of 48 rows"))
          .anyMatch(line -> line.contains("state " + (state.equals("SP") ? "AC" : "SP")));
      assertThat(rows()).hasSize(sent);
      assertThat(manifest()).isEqualTo(before);
    }
    // The edition that stands is still the current one, and the right newer one needs no word.
    assertThat(publish(first).status()).isEqualTo(Status.UNCHANGED);
    FileOutcome right = publish(edition(2));
    assertThat(right.status()).isEqualTo(Status.PUBLISHED);
    assertThat(right.records()).isEqualTo(48);
    assertThat(publish(first).error()).contains("--allow-older");
  }

  @Test
  void theShareCountsFromAHundredRowsOn() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(row("SP", "Suicídio", i % MONTHS + 1, i));
    }
    publish(rows);
    assertThat(publish(rows.subList(0, 190)).status()).isEqualTo(Status.PUBLISHED);
    FileOutcome refused = publish(rows.subList(0, 180));
    assertThat(refused.status()).isEqualTo(Status.TOO_MANY_WITHDRAWN);
    assertThat(refused.error()).contains("withdraw 10 of the 190 rows").doesNotContain("all of");
    assertThat(publish(rows.subList(0, 180), "10").status()).isEqualTo(Status.PUBLISHED);
    assertThat(publish(rows.subList(0, 90), "60%").status()).isEqualTo(Status.PUBLISHED);
    // Of 90 rows a share says nothing, a number does.
    assertThat(publish(rows.subList(0, 80), "7").status()).isEqualTo(Status.TOO_MANY_WITHDRAWN);
    assertThat(publish(rows.subList(0, 80)).status()).isEqualTo(Status.PUBLISHED);
  }

  @Test
  void aStateAMonthOrAnEventThatVanishesIsRefusedHoweverFewItsRows() throws Exception {
    List<String> whole = new ArrayList<>(edition(1));
    whole.add(row("RR", "Suicídio", 1, 1));
    whole.add(row("SP", "Estupro", 1, 1));
    whole.removeIf(line -> line.contains(",2023-12-") && !line.startsWith("AC,"));
    publish(whole);
    for (String gone : List.of("RR,", "Estupro", "2023-12-")) {
      List<String> part = new ArrayList<>(whole);
      part.removeIf(line -> line.contains(gone));
      assertThat(publish(part, "99%").status()).as(gone).isEqualTo(Status.TOO_MANY_WITHDRAWN);
    }
    List<String> part = new ArrayList<>(whole);
    part.removeIf(line -> line.contains("Estupro"));
    FileOutcome allowed = publish(part, "100%");
    assertThat(allowed.status()).isEqualTo(Status.PUBLISHED);
    assertThat(allowed.records()).isEqualTo(1);
    assertThat(allowed.refused()).isEmpty();
  }

  @Test
  void filesWithTooManyRejectedRowsNeitherSendNorSupersedeAnything() throws Exception {
    List<String> good = edition(1);
    publish(good);
    for (String value : List.of("x", "y")) {
      List<String> bad = new ArrayList<>(edition(2));
      bad.set(0, bad.get(0).replace(",2,", "," + value + ","));
      int sent = rows().size();
      FileOutcome refused = publish(bad);
      assertThat(refused.status()).isEqualTo(Status.TOO_MANY_REJECTED);
      assertThat(refused.error()).contains("Nothing of it was published");
      assertThat(rows()).hasSize(sent);
    }
    assertThat(publish(good).status()).isEqualTo(Status.UNCHANGED);
    assertThat(publish(edition(3)).status()).isEqualTo(Status.PUBLISHED);
  }

  @Test
  void aFileThatBreaksOffSendsNothingOfAPublishedYear() throws Exception {
    publish(edition(1));
    int sent = rows().size();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text(edition(2)).getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12);
    FileOutcome broken = publish(TestFiles.bytes(folder, "cut.csv.gz", cut), DEFAULT);
    assertThat(broken.status()).isEqualTo(Status.FAILED);
    assertThat(rows()).hasSize(sent);
  }

  @Test
  void ofAYearThatIsNotPublishedRowsGoOutAsTheyAreRead() throws Exception {
    // The file is refused for its last row: what came before it is out by then, as ever.
    List<String> bad = new ArrayList<>(edition(1));
    bad.add(row("SP", "Suicídio", 1, 1).replace("2023-01-01", "2023-31-01"));
    FileOutcome refused = publish(bad);
    assertThat(refused.status()).isEqualTo(Status.TOO_MANY_REJECTED);
    assertThat(refused.error()).contains("Its sound rows are published");
    assertThat(rows()).hasSize(48);
    assertThat(manifest()).map(Manifest::finished).isEmpty();
  }

  @Test
  void editionsThatWereBegunAndNotFinishedDoNotSupersedeTheOneThatStands() throws Exception {
    List<String> good = edition(1);
    publish(good);
    Manifest stands = manifest().orElseThrow();
    EditionState one = new EditionState(new Manifests(state()), "one", "a.csv", ids());
    one.start(SCOPE);
    EditionState two = new EditionState(new Manifests(state()), "two", "a.csv", ids());
    two.start(SCOPE);
    assertThat(publish(good).status()).isEqualTo(Status.PUBLISHED);
    assertThat(manifest()).map(Manifest::superseded).contains(stands.superseded());
    two.start(SCOPE);
    assertThat(publish(edition(2)).status()).isEqualTo(Status.PUBLISHED);
    assertThat(publish(good).error()).contains("--allow-older");
  }

  @Test
  void aFileOfSeveralYearsPublishesNothingWhenOneOfThemIsRefused() throws Exception {
    publish(edition(1));
    List<String> part = new ArrayList<>(edition(2));
    part.removeIf(line -> line.startsWith("AC,"));
    List<String> next = new ArrayList<>(edition(2).subList(0, 12));
    next.replaceAll(line -> line.replace("2023-", "2024-"));
    final int sent = rows().size();
    for (List<List<String>> order : List.of(List.of(part, next), List.of(next, part))) {
      List<String> both = new ArrayList<>();
      order.forEach(both::addAll);
      byte[] content = text(both).getBytes(StandardCharsets.UTF_8);
      FileOutcome refused = publish(TestFiles.bytes(folder, "dados.csv", content), DEFAULT);
      assertThat(refused.status()).isEqualTo(Status.TOO_MANY_WITHDRAWN);
      assertThat(refused.error()).contains("Nothing of it was sent");
      assertThat(rows()).hasSize(sent);
      assertThat(new Manifests(state()).of(new Scope(Dataset.VDE, 2024))).isEmpty();
    }
  }

  @Test
  void aDryRunTellsTheSameAndSendsNothing() throws Exception {
    publish(edition(1));
    int sent = rows().size();
    List<String> part = new ArrayList<>(edition(1));
    part.removeIf(line -> line.startsWith("AC,"));
    dryRun = true;
    FileOutcome refused = publish(part);
    assertThat(refused.status()).isEqualTo(Status.TOO_MANY_WITHDRAWN);
    assertThat(refused.tally().changes().total().withdrawn()).isEqualTo(24);
    assertThat(refused.records()).isZero();
    FileOutcome allowed = publish(part, "100%");
    assertThat(allowed.status()).isEqualTo(Status.COMPARED);
    assertThat(allowed.records()).isEqualTo(24);
    assertThat(allowed.tally().sentByTopic().values()).containsExactly(24L);
    assertThat(rows()).hasSize(sent);
  }

  @Test
  void publishingAllRowsAgainIsHeldBackToo() throws Exception {
    publish(edition(1));
    full = true;
    FileOutcome all = publish(edition(1));
    assertThat(all.records()).isEqualTo(48);
    assertThat(rows().stream().skip(48).map(FilePublisherTest::row).map(Integer::parseInt).toList())
        .isSorted()
        .hasSize(48);
    List<String> part = new ArrayList<>(edition(1));
    part.removeIf(line -> line.startsWith("AC,"));
    assertThat(publish(part).records()).isZero();
  }

  private FileOutcome publish(List<String> lines) throws Exception {
    return publish(lines, DEFAULT);
  }

  private FileOutcome publish(List<String> lines, String maxWithdrawn) throws Exception {
    byte[] content = text(lines).getBytes(StandardCharsets.UTF_8);
    return publish(TestFiles.bytes(folder, "bancovde-2023.csv", content), maxWithdrawn);
  }

  private FileOutcome publish(SourceFile file, String maxWithdrawn)
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
      return publisher.publish(file, () -> sender, rejected, new RevisionReport(null));
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
        Tolerance.parse(maxRejected),
        WithdrawalLimit.parse(maxWithdrawn),
        false,
        full,
        dryRun,
        Against.TOPICS,
        Optional.empty(),
        false);
  }

  private Path state() {
    return folder.resolve("state");
  }

  private Optional<Manifest> manifest() throws IOException {
    return new Manifests(state()).of(SCOPE);
  }

  private static Map<String, String> ids() {
    return Map.of("t", "1");
  }

  /** Two states, two events, twelve months, a figure in every row. */
  private static List<String> edition(int figure) {
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

  private static String row(String state, String event, int month, int figure) {
    return "%s,NÃO INFORMADO,%s,2023-%02d-01,,,,,,,%s,%s,,Estadual,x"
        .formatted(state, event, month, figure, figure);
  }

  private static String text(List<String> lines) {
    return TestFiles.VDE_HEADER + "\n" + String.join("\n", lines) + "\n";
  }

  private static String row(ProducerRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader("source-row").value(), StandardCharsets.UTF_8);
  }
}
