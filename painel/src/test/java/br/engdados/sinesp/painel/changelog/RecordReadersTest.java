package br.engdados.sinesp.painel.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.json.EncodedOccurrence;
import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.reference.States;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordReadersTest {
  private static final String TOPIC = OccurrenceTopic.of(Granularidade.ESTADO);
  private static final Instant TAKEN_IN = Instant.parse("2026-01-05T10:00:00Z");
  private static final int UNREADABLE = 7;

  private final OccurrenceEncoder encoder = new OccurrenceEncoder();

  private ConsumerRecord<byte[], byte[]> record(int number) {
    EncodedOccurrence encoded =
        encoder.encode(
            new Occurrence(
                new UUID(1, number),
                new Edition(Dataset.VDE, "teste", TAKEN_IN),
                YearMonth.of(2023, 1),
                Place.state(States.load().find("RR").orElseThrow()),
                "Homicídio doloso",
                new Breakdown("Estadual", null, null, null, null),
                new Measures(null, null, null, number, null, null)));
    byte[] value =
        number % UNREADABLE == 0 ? "{".getBytes(StandardCharsets.UTF_8) : encoded.value();
    return new ConsumerRecord<>(
        TOPIC,
        0,
        number,
        TAKEN_IN.toEpochMilli(),
        TimestampType.CREATE_TIME,
        encoded.key().length,
        value.length,
        encoded.key(),
        value,
        new RecordHeaders(),
        Optional.empty());
  }

  /** Few are read by one reader, many by several at once. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 499, 501, 5000})
  void eachRecordHasItsOutcomeInOrder(int count) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(record(i));
    }
    List<RecordReaders.Outcome> outcomes = new RecordReaders().read(records);
    assertThat(outcomes).hasSize(count);
    for (int i = 0; i < count; i++) {
      RecordReaders.Outcome outcome = outcomes.get(i);
      assertThat(outcome.record()).isSameAs(records.get(i));
      assertThat(outcome.refusal() == null).isEqualTo(i % UNREADABLE != 0);
      if (outcome.refusal() == null) {
        assertThat(((RowChange.Put) outcome.change()).row().measures().vitimas()).isEqualTo(i);
      } else {
        assertThat(outcome.change()).isNull();
      }
    }
  }
}
