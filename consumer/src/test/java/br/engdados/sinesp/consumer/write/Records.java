package br.engdados.sinesp.consumer.write;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Records for tests, as the producer would publish them. */
public final class Records {
  public static final String TOPIC = "sinesp_ocorrencias_municipio";
  public static final long TIME = 1_760_000_000_000L;

  private Records() {}

  /** A row of one municipality and month; rows of one month share a table partition. */
  public static Occurrence occurrence(int month, int ordinal, Integer vitimas) {
    YearMonth period = YearMonth.of(2023, month);
    Place place =
        Place.municipality(
            new State(53, "DF", "Distrito Federal", "Centro-Oeste"), 5300108, "BRASÍLIA");
    Breakdown breakdown = new Breakdown("Estadual", null, null, null, "Formulário 1");
    return new Occurrence(
        new OccurrenceIdentity().of(Dataset.VDE, period, place, "Feminicídio", breakdown, ordinal),
        new Edition(Dataset.VDE, "bancovde-2023", Instant.ofEpochMilli(TIME)),
        period,
        place,
        "Feminicídio",
        breakdown,
        new Measures(vitimas, 0, 0, vitimas, null, null));
  }

  public static ConsumedRecord record(
      byte[] key, byte[] value, long timestamp, long offset, String... headers) {
    List<ConsumedRecord.Header> list = new ArrayList<>();
    for (int i = 0; i < headers.length; i += 2) {
      list.add(new ConsumedRecord.Header(headers[i], bytes(headers[i + 1])));
    }
    return new ConsumedRecord(TOPIC, 1, offset, timestamp, key, value, list);
  }

  public static ConsumedRecord record(
      Occurrence occurrence, String op, long timestamp, long offset) {
    EncodedOccurrence encoded = new OccurrenceEncoder().encode(occurrence);
    return record(
        encoded.key(), encoded.value(), timestamp, offset, "op", op, "schema-version", "1");
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
