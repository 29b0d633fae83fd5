package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.consumer.verify.read.TablePartition;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.contract.json.EncodedOccurrence;
import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceIdentity;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.reference.State;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Rows and records to test with. */
public final class Samples {
  public static final Instant TAKEN = Instant.parse("2026-11-01T12:00:00.123Z");

  private Samples() {}

  /** A row of a state that differs from others by its ordinal and from its editions by victims. */
  public static Occurrence occurrence(int ordinal, Integer vitimas, String pesoKg) {
    return occurrence(ordinal, vitimas, pesoKg, "Estupro");
  }

  /** The same of another event, which is another partition of the table. */
  public static Occurrence occurrence(int ordinal, Integer vitimas, String pesoKg, String event) {
    Place place = Place.state(new State(53, "DF", "Distrito Federal", "CENTRO-OESTE"));
    YearMonth period = YearMonth.of(2023, 1);
    Breakdown labels = new Breakdown("Estadual", null, null, null, "Formulário 1");
    return new Occurrence(
        new OccurrenceIdentity().of(Dataset.VDE, period, place, event, labels, ordinal),
        new Edition(Dataset.VDE, "bancovde-2023", TAKEN),
        period,
        place,
        event,
        labels,
        new Measures(
            null, null, null, vitimas, null, pesoKg == null ? null : new BigDecimal(pesoKg)));
  }

  public static TableRow row(int ordinal, Integer vitimas) {
    return TableRow.of(occurrence(ordinal, vitimas, null));
  }

  /** The table partition that a row belongs to. */
  public static TablePartition partition(TableRow row) {
    return TablePartition.ofRow(row.granularidade(), row.primaryKey());
  }

  public static ConsumerRecord<byte[], byte[]> published(
      Occurrence occurrence, long time, long offset) {
    EncodedOccurrence encoded = new OccurrenceEncoder().encode(occurrence);
    return record(encoded.key(), encoded.value(), time, offset);
  }

  public static ConsumerRecord<byte[], byte[]> withdrawn(
      Occurrence occurrence, long time, long offset) {
    return record(new OccurrenceEncoder().encodeKey(occurrence.key()), null, time, offset);
  }

  public static ConsumerRecord<byte[], byte[]> broken(
      Occurrence occurrence, long time, long offset) {
    byte[] value = "{\"id\":".getBytes(StandardCharsets.UTF_8);
    return record(new OccurrenceEncoder().encodeKey(occurrence.key()), value, time, offset);
  }

  public static ConsumerRecord<byte[], byte[]> record(
      byte[] key, byte[] value, long time, long offset) {
    return new ConsumerRecord<>(
        OccurrenceTopic.of(occurrence(0, 0, null).place().granularidade()),
        0,
        offset,
        time,
        TimestampType.CREATE_TIME,
        key == null ? -1 : key.length,
        value == null ? -1 : value.length,
        key,
        value,
        new RecordHeaders(),
        Optional.empty());
  }
}
