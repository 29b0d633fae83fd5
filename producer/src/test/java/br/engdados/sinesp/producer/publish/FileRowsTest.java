package br.engdados.sinesp.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.KafkaConnection;
import br.engdados.sinesp.producer.metrics.RunMetrics;
import br.engdados.sinesp.producer.normalise.FileConventions;
import br.engdados.sinesp.producer.normalise.GivenConventions;
import br.engdados.sinesp.producer.normalise.Normaliser;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.publish.report.ChangeCounts;
import br.engdados.sinesp.producer.publish.report.FileOutcome.Status;
import br.engdados.sinesp.producer.publish.report.FileTally;
import br.engdados.sinesp.producer.publish.report.RejectedRows;
import br.engdados.sinesp.producer.reader.ColumnMapping;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Limits;
import br.engdados.sinesp.producer.reader.TestFiles;
import br.engdados.sinesp.producer.revision.Change;
import br.engdados.sinesp.producer.revision.Comparison;
import br.engdados.sinesp.producer.revision.PublishedLog;
import br.engdados.sinesp.producer.revision.Scope;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editions one after another, against topics that hold what the mock producer was sent. */
final class FileRowsTest {
  private static final Reference REFERENCE = Reference.load();
  private static final KafkaConnection CONNECTION =
      new KafkaConnection("nowhere:1", Duration.ofSeconds(5), Map.of());
  private static final DataFiles FILES = new DataFiles(ColumnMapping.load(), Limits.DEFAULT);
  private static final String ITU = "SP,ITU,Roubo de carga,2023-0%d-01,,,,,,,,%s,,Estadual,";
  private static final String DF = "DF,BRASÍLIA,Feminicídio,2023-01-01,,,,0,0,0,%s,,,Estadual,";

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(
          Cluster.empty(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final RecordSender sender = new RecordSender(CONNECTION, () -> producer, 3);
  private final List<Scope> entered = new ArrayList<>();

  /** The topics, without marks and manifests. */
  private final class Rows implements Destination {
    private final RecordSender.Origin origin;

    Rows(Instant dataExtracao) {
      origin = RecordSender.Origin.of("a.csv", "abc", dataExtracao);
    }

    @Override
    public Status status() {
      return Status.PUBLISHED;
    }

    @Override
    public boolean publishedToOtherTopics(Scope scope) {
      return false;
    }

    @Override
    public void changed(Change change) {}

    @Override
    public void begin(Scope scope) {
      entered.add(scope);
    }

    @Override
    public void send(Change change) throws BrokerException {
      sender.send(change, origin);
    }

    @Override
    public void rowsEnded(Set<Scope> scopes) {}

    @Override
    public void whole(Comparison comparison, boolean tolerated) {}

    @Override
    public Sent end(boolean allowed, ChangeCounts changes, Set<Scope> scopes)
        throws BrokerException {
      sender.awaitAcknowledged();
      return new Sent(sender.sent(), sender.bytes());
    }
  }

  @TempDir private Path folder;
  private long time = 1000;

  @Test
  void onlyWhatChangedIsSent() throws Exception {
    assertThat(publish(ITU.formatted(1, "1"), ITU.formatted(2, "2"), ITU.formatted(3, "3")))
        .containsExactly("new 1", "new 2", "new 3");
    assertThat(publish(ITU.formatted(1, "1"), ITU.formatted(2, "2"), ITU.formatted(3, "3")))
        .isEmpty();
    assertThat(publish(ITU.formatted(1, "1"), ITU.formatted(2, "9"), ITU.formatted(4, "4")))
        .containsExactly("revised 9", "new 4", "withdrawn -");
    assertThat(entered).hasSize(3);
  }

  @Test
  void aRowThatComesBackAfterItsWithdrawalWritesItsBlanks() throws Exception {
    publish(ITU.formatted(1, "1"), ITU.formatted(2, "2"));
    assertThat(publish(ITU.formatted(1, "1"))).containsExactly("withdrawn -");
    assertThat(publish(ITU.formatted(1, "1"), ITU.formatted(2, "")))
        .containsExactly("revised null");
    assertThat(publish(ITU.formatted(1, "1"), ITU.formatted(2, ""))).isEmpty();
  }

  @Test
  void aMeasureThatBecomesBlankIsARevisionAndZeroIsNotBlank() throws Exception {
    publish(ITU.formatted(1, "0"));
    assertThat(publish(ITU.formatted(1, ""))).containsExactly("revised null");
    assertThat(publish(ITU.formatted(1, "0"))).containsExactly("revised 0");
  }

  @Test
  void shuffledRepeatsEndInTheSameTopicAsAFreshLoad() throws Exception {
    publish(DF.formatted("1"), DF.formatted("2"), DF.formatted("3"));
    publish(DF.formatted("3"), DF.formatted("1"));
    Map<String, String> revised = contents();
    producer.clear();
    publish(DF.formatted("3"), DF.formatted("1"));
    assertThat(revised).isEqualTo(contents()).hasSize(2);
  }

  @Test
  void fullSendsUnchangedRowsToo() throws Exception {
    publish(ITU.formatted(1, "1"));
    assertThat(publish(true, scope -> false, ITU.formatted(1, "1"))).containsExactly("revised 1");
  }

  @Test
  void rowsOfDeletedTopicsWriteTheirBlanks() throws Exception {
    assertThat(publish(false, scope -> true, ITU.formatted(1, "1"))).containsExactly("revised 1");
  }

  @Test
  void otherYearsAndDatasetsAreLeftAlone() throws Exception {
    publish(ITU.formatted(1, "1"), ITU.formatted(2, "2"));
    assertThat(publish(ITU.formatted(1, "7").replace("2023", "2022"))).containsExactly("new 7");
    assertThat(contents()).hasSize(3);
  }

  @Test
  void aStrayRowOfAnotherYearDoesNotWithdrawThatYear() throws Exception {
    publish(ITU.formatted(1, "1"), ITU.formatted(2, "2"), ITU.formatted(3, "3"));
    assertThat(
            publish(
                ITU.formatted(1, "1"),
                ITU.formatted(1, "5").replace("2023", "2024"),
                ITU.formatted(2, "5").replace("2023", "2024")))
        .containsExactly("new 5", "new 5");
  }

  @Test
  void recordsCarryTheSourceAndStayWithTheirPartition() throws Exception {
    publish(ITU.formatted(1, "1"), ITU.formatted(2, "2"));
    List<ProducerRecord<byte[], byte[]>> sent = producer.history();
    ProducerRecord<byte[], byte[]> first = sent.get(0);
    assertThat(first.topic()).isEqualTo("sinesp_ocorrencias_municipio");
    assertThat(first.partition()).isEqualTo(sent.get(1).partition());
    assertThat(first.timestamp()).isEqualTo(1001);
    assertThat(header(first, "op")).isEqualTo("new");
    assertThat(header(first, "schema-version")).isEqualTo("1");
    assertThat(header(first, "source-file")).isEqualTo("a.csv");
    assertThat(header(first, "source-row")).isEqualTo("2");
    assertThat(header(first, "source-sha256")).isEqualTo("abc");
  }

  @Test
  void noRowGoesOutBeforeItsDateIsDecided() {
    String row = "SP,ITU,Roubo de carga,2024-01-%02d,,,,,,,,5,,Estadual,";
    assertThatThrownBy(
            () -> publish(row.formatted(1), row.formatted(2), row.formatted(3), row.formatted(1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("swapped");
    assertThat(producer.history()).hasSize(1);
  }

  @Test
  void theFirstFailureStopsTheRun() throws Exception {
    MockProducer<byte[], byte[]> manual =
        new MockProducer<>(
            Cluster.empty(), false, null, new ByteArraySerializer(), new ByteArraySerializer());
    RecordSender failing = new RecordSender(CONNECTION, () -> manual, 3);
    failing.connect();
    byte[] bytes = {1, 2, 3};
    failing.send(
        new Change(Dataset.VDE, Granularidade.ESTADO, Operation.NEW, bytes, 2, bytes, 1),
        RecordSender.Origin.of("a.csv", "abc", Instant.EPOCH));
    assertThat(manual.errorNext(new TimeoutException("30000 ms passed"))).isTrue();
    assertThatThrownBy(failing::awaitAcknowledged)
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("nowhere:1")
        .hasMessageContaining("30000 ms passed");
  }

  private List<String> publish(String... lines) throws Exception {
    return publish(false, scope -> false, lines);
  }

  private List<String> publish(boolean full, Comparison.InTables inTables, String... lines)
      throws Exception {
    List<String> text = new ArrayList<>(List.of(TestFiles.VDE_HEADER));
    text.addAll(List.of(lines));
    SourceFile file = TestFiles.text(folder, "a.csv", text.toArray(new String[0]));
    Instant dataExtracao = Instant.ofEpochMilli(++time);
    int before = producer.history().size();
    FileTally tally = new FileTally("a.csv", RejectedRows.nowhere(), new RunMetrics());
    List<ProducerRecord<byte[], byte[]>> held = List.copyOf(producer.history());
    Comparison comparison = new Comparison(new PublishedLog(new HeldRecords(held)), full, inTables);
    sender.connect();
    Destination topics = new Rows(dataExtracao);
    try (FileRecords records = new FileRecords(file, topics, tally)) {
      FileRows rows =
          new FileRows(
              new Normaliser(
                  REFERENCE, dataExtracao, new FileConventions(file, FILES, GivenConventions.NONE)),
              comparison,
              records,
              tally);
      rows.read(file, FILES, false);
      rows.withdraw();
      records.release();
    }
    topics.end(true, tally.changes(), comparison.scopes());
    tally.requireComplete();
    return producer.history().stream().skip(before).map(FileRowsTest::describe).toList();
  }

  private Map<String, String> contents() {
    Map<String, String> contents = new LinkedHashMap<>();
    for (ProducerRecord<byte[], byte[]> record : producer.history()) {
      String key = new String(record.key(), StandardCharsets.UTF_8);
      if (record.value() == null) {
        contents.remove(key);
      } else {
        String value = new String(record.value(), StandardCharsets.UTF_8);
        contents.put(key, value.substring(0, value.indexOf(",\"resource_id\"")));
      }
    }
    return new HashMap<>(contents);
  }

  private static String describe(ProducerRecord<byte[], byte[]> record) {
    String value =
        record.value() == null
            ? "-"
            : new String(record.value(), StandardCharsets.UTF_8)
                .replaceAll(".*\"ocorrencias\":([^,]*),.*", "$1");
    return header(record, "op") + " " + value;
  }

  private static String header(ProducerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
