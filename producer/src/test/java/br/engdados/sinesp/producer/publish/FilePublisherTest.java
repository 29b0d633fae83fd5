package br.engdados.sinesp.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.json.EditionMarkJson;
import br.engdados.sinesp.contract.topic.EditionMark;
import br.engdados.sinesp.contract.topic.EditionTopic;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.publish.report.FileOutcome;
import br.engdados.sinesp.producer.publish.report.FileOutcome.Status;
import br.engdados.sinesp.producer.reader.TestFiles;
import br.engdados.sinesp.producer.revision.Manifest;
import br.engdados.sinesp.producer.revision.Manifests;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent of a file, and when. */
final class FilePublisherTest {
  @TempDir private Path folder;
  private PublishedFiles topics;

  @BeforeEach
  void start() {
    topics = new PublishedFiles(folder);
  }

  @Test
  void marksStandAroundTheRecordsOfAnEditionAndSayWhereTheyEnd() throws Exception {
    topics.publish(PublishedFiles.edition(1));
    List<ProducerRecord<byte[], byte[]>> sent = topics.history();
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
    List<String> part = new ArrayList<>(PublishedFiles.edition(2));
    part.removeIf(line -> !line.startsWith("SP,"));
    assertThat(topics.publish(part).status()).isEqualTo(Status.TOO_MANY_WITHDRAWN);
    assertThat(topics.history()).hasSize(before);
  }

  @Test
  void aFileThatBreaksOffSendsNothingOfAPublishedYear() throws Exception {
    topics.publish(PublishedFiles.edition(1));
    int sent = topics.rows().size();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(PublishedFiles.text(PublishedFiles.edition(2)).getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12);
    FileOutcome broken =
        topics.publish(TestFiles.bytes(folder, "cut.csv.gz", cut), PublishedFiles.DEFAULT);
    assertThat(broken.status()).isEqualTo(Status.FAILED);
    assertThat(topics.rows()).hasSize(sent);
  }

  @Test
  void ofAYearThatIsNotPublishedRowsGoOutAsTheyAreRead() throws Exception {
    // The file is refused for its last row: what came before it is out by then, as ever.
    List<String> bad = new ArrayList<>(PublishedFiles.edition(1));
    bad.add(PublishedFiles.row("SP", "Suicídio", 1, 1).replace("2023-01-01", "2023-31-01"));
    FileOutcome refused = topics.publish(bad);
    assertThat(refused.status()).isEqualTo(Status.TOO_MANY_REJECTED);
    assertThat(refused.error()).contains("Its sound rows are published");
    assertThat(topics.rows()).hasSize(48);
    assertThat(topics.manifest()).map(Manifest::finished).isEmpty();
  }

  @Test
  void editionsThatWereBegunAndNotFinishedDoNotSupersedeTheOneThatStands() throws Exception {
    List<String> good = PublishedFiles.edition(1);
    topics.publish(good);
    Manifest stands = topics.manifest().orElseThrow();
    EditionState one =
        new EditionState(new Manifests(topics.state()), "one", "a.csv", "1", PublishedFiles.ids());
    one.start(PublishedFiles.SCOPE);
    EditionState two =
        new EditionState(new Manifests(topics.state()), "two", "a.csv", "1", PublishedFiles.ids());
    two.start(PublishedFiles.SCOPE);
    assertThat(topics.publish(good).status()).isEqualTo(Status.PUBLISHED);
    assertThat(topics.manifest()).map(Manifest::superseded).contains(stands.superseded());
    two.start(PublishedFiles.SCOPE);
    assertThat(topics.publish(PublishedFiles.edition(2)).status()).isEqualTo(Status.PUBLISHED);
    assertThat(topics.publish(good).error()).contains("--allow-older");
  }

  @Test
  void aDryRunTellsTheSameAndSendsNothing() throws Exception {
    topics.publish(PublishedFiles.edition(1));
    int sent = topics.rows().size();
    List<String> part = new ArrayList<>(PublishedFiles.edition(1));
    part.removeIf(line -> line.startsWith("AC,"));
    topics.dryRun = true;
    FileOutcome refused = topics.publish(part);
    assertThat(refused.status()).isEqualTo(Status.TOO_MANY_WITHDRAWN);
    assertThat(refused.tally().changes().total().withdrawn()).isEqualTo(24);
    assertThat(refused.records()).isZero();
    FileOutcome allowed = topics.publish(part, "100%");
    assertThat(allowed.status()).isEqualTo(Status.COMPARED);
    assertThat(allowed.records()).isEqualTo(24);
    assertThat(allowed.tally().sentByTopic().values()).containsExactly(24L);
    assertThat(topics.rows()).hasSize(sent);
  }

  @Test
  void publishingAllRowsAgainIsHeldBackToo() throws Exception {
    topics.publish(PublishedFiles.edition(1));
    topics.full = true;
    FileOutcome all = topics.publish(PublishedFiles.edition(1));
    assertThat(all.records()).isEqualTo(48);
    assertThat(
            topics.rows().stream()
                .skip(48)
                .map(FilePublisherTest::number)
                .map(Integer::parseInt)
                .toList())
        .isSorted()
        .hasSize(48);
    List<String> part = new ArrayList<>(PublishedFiles.edition(1));
    part.removeIf(line -> line.startsWith("AC,"));
    assertThat(topics.publish(part).records()).isZero();
  }

  @Test
  void whereAllChangesAreToBeWrittenADryRunComesFirst() throws Exception {
    topics.publish(PublishedFiles.edition(1));
    Path diff = folder.resolve("changes.csv");
    List<String> next = new ArrayList<>(PublishedFiles.edition(1));
    next.set(0, PublishedFiles.row("AC", "Suicídio", 1, 7));
    next.remove(1);
    FileOutcome outcome = topics.publish(next, "10", diff);
    assertThat(outcome.status()).isEqualTo(Status.PUBLISHED);
    assertThat(outcome.records()).isEqualTo(2);
    assertThat(topics.rows()).hasSize(50);
    assertThat(Files.readAllLines(diff)).hasSize(3);
    assertThat(diff).content().contains("revised,", "withdrawn,");
  }

  private static String number(ProducerRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader("source-row").value(), StandardCharsets.UTF_8);
  }
}
