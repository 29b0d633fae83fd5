package br.engdados.sinesp.producer.revision;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.json.EncodedOccurrence;
import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.reference.States;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.TopicRecords;
import br.engdados.sinesp.producer.publish.HeldRecords;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What a run remembers of the topics, and how it finds single records again. */
final class PublishedLogTest {
  private static final String TOPIC = "sinesp_ocorrencias_estado";
  private static final Scope SCOPE = new Scope(Dataset.VDE, 2023);
  private static final int SEVERAL_BLOCKS = 5_000;

  private final OccurrenceEncoder encoder = new OccurrenceEncoder();
  private final Place place = Place.state(States.load().find("SE").orElseThrow());
  private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
  private final Counting topics = new Counting();
  private final Set<UUID> withdrawn = new HashSet<>();

  @Test
  void manyRecordsOfSeveralYearsAreComparedEachWithItsOwn() throws Exception {
    for (int i = 0; i < SEVERAL_BLOCKS; i++) {
      send(row(2022, i, 1));
      send(row(2023, i, i));
    }
    try (PublishedLog log = new PublishedLog(topics)) {
      Comparison comparison = new Comparison(log, false, scope -> false);
      assertThat(comparison.enter(SCOPE)).isTrue();
      for (int i = 0; i < SEVERAL_BLOCKS; i++) {
        if (i % 100 != 7) {
          assertThat(comparison.compare(encoded(row(2023, i, i)))).isEmpty();
        }
      }
      withdraw(comparison);
      assertThat(withdrawn).hasSize(SEVERAL_BLOCKS / 100).contains(row(2023, 107, 0).id());
      assertThat(topics.whole).isEqualTo(1);
    }
  }

  @Test
  void aLaterFileReadsOnlyWhatHasComeSince() throws Exception {
    send(row(2022, 1, 1));
    send(row(2023, 1, 1));
    send(row(2023, 2, 2));
    try (PublishedLog log = new PublishedLog(topics)) {
      new Comparison(log, false, scope -> false).enter(new Scope(Dataset.VDE, 2022));
      assertThat(topics.visited).isEqualTo(3);
      // Somebody else corrects one row, withdraws another.
      send(row(2023, 1, 9));
      sendTombstone(row(2023, 2, 2));
      Comparison comparison = new Comparison(log, false, scope -> false);
      comparison.enter(SCOPE);
      assertThat(topics.visited).isEqualTo(5);
      assertThat(comparison.compare(encoded(row(2023, 1, 9)))).isEmpty();
      assertThat(comparison.compare(encoded(row(2023, 2, 2)))).contains(Operation.REVISED);
      assertThat(comparison.compare(encoded(row(2023, 3, 3)))).contains(Operation.NEW);
      withdraw(comparison);
      assertThat(withdrawn).isEmpty();
    }
  }

  @Test
  void ofAScopeThatIsNotPublishedNothingIsRead() throws Exception {
    send(row(2022, 1, 1));
    try (PublishedLog log = new PublishedLog(topics)) {
      new Comparison(log, false, scope -> false).enter(new Scope(Dataset.VDE, 2022));
      int before = topics.whole;
      new Comparison(log, false, scope -> false).enter(SCOPE);
      assertThat(topics.whole).isEqualTo(before);
      // What this run has published itself is read back, when another file has more of it.
      log.add(SCOPE);
      send(row(2023, 1, 1));
      Comparison comparison = new Comparison(log, false, scope -> false);
      comparison.enter(SCOPE);
      assertThat(comparison.compare(encoded(row(2023, 1, 1)))).isEmpty();
    }
  }

  @Test
  void rowsAreWithdrawnThoughCompactionTookTheirRecordsMeanwhile() throws Exception {
    send(row(2023, 1, 1));
    send(row(2023, 2, 2));
    send(row(2023, 3, 3));
    try (PublishedLog log = new PublishedLog(topics)) {
      Comparison comparison = new Comparison(log, false, scope -> false);
      comparison.enter(SCOPE);
      comparison.compare(encoded(row(2023, 1, 1)));
      send(row(2023, 2, 5));
      topics.compacted.add(1L);
      withdraw(comparison);
      assertThat(withdrawn).containsExactlyInAnyOrder(row(2023, 2, 0).id(), row(2023, 3, 0).id());
    }
  }

  private void withdraw(Comparison comparison) throws BrokerException, IOException {
    comparison.withdraw(
        (topic, key) -> {
          String text = new String(key, java.nio.charset.StandardCharsets.UTF_8);
          assertThat(topic).isEqualTo(TOPIC);
          assertThat(
                  withdrawn.add(UUID.fromString(text.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1"))))
              .isTrue();
        });
  }

  private void send(Occurrence row) {
    EncodedOccurrence encoded = encoded(row);
    sent.add(new ProducerRecord<>(TOPIC, encoded.key(), encoded.value()));
  }

  private void sendTombstone(Occurrence row) {
    sent.add(new ProducerRecord<>(TOPIC, encoded(row).key(), null));
  }

  private EncodedOccurrence encoded(Occurrence row) {
    return encoder.encode(row);
  }

  private Occurrence row(int year, int number, int vitimas) {
    return new Occurrence(
        new UUID(year, number),
        new Edition(Dataset.VDE, "bancovde-" + year, Instant.EPOCH),
        YearMonth.of(year, 1),
        place,
        "Estupro",
        new Breakdown("Estadual", null, null, null, null),
        new Measures(null, null, null, vitimas, null, null));
  }

  /** Counts what is read, and leaves out what compaction took. */
  private final class Counting implements TopicRecords {
    private final Set<Long> compacted = new HashSet<>();
    private int whole;
    private int visited;

    @Override
    public void read(Map<TopicPartition, Long> from, Visitor visitor) throws BrokerException {
      whole++;
      new HeldRecords(sent).read(from, counted(visitor));
    }

    @Override
    public void readAt(Map<TopicPartition, long[]> offsets, Visitor visitor)
        throws BrokerException {
      new HeldRecords(sent).readAt(offsets, counted(visitor));
    }

    private Visitor counted(Visitor visitor) {
      return record -> {
        if (!compacted.contains(record.offset())) {
          visited++;
          visitor.visit(record);
        }
      };
    }
  }
}
