package br.engdados.sinesp.consumer.verify.compare;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.consumer.verify.read.TopicRecord;
import br.engdados.sinesp.consumer.verify.read.TopicRecordDecoder;
import br.engdados.sinesp.contract.json.EncodedOccurrence;
import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.reference.State;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read without the decoder is what the decoder reads, and only what it reads. */
class KnownRecordsTest {
  private static final List<State> STATES =
      List.of(
          new State(53, "DF", "Distrito Federal", "CENTRO-OESTE"),
          new State(35, "SP", "São Paulo", "SUDESTE"));

  private final Random random = new Random(11);
  private final OccurrenceEncoder encoder = new OccurrenceEncoder();
  private final TopicRecordDecoder decoder = new TopicRecordDecoder();

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Integer count() {
    return random.nextInt(3) == 0 ? null : random.nextInt(random.nextBoolean() ? 3 : 2_000_000);
  }

  private Place place(Granularidade granularidade) {
    State state = one(STATES);
    return switch (granularidade) {
      case MUNICIPIO ->
          Place.municipality(
              state, 5300108 + random.nextInt(3), one(List.of("BRASÍLIA", "A \"B\"")));
      case ESTADO -> Place.state(state);
      case GERAL -> Place.unknown(random.nextBoolean() ? null : "XX", null);
    };
  }

  private Occurrence row(Granularidade granularidade, Dataset dataset) {
    boolean whole = dataset == Dataset.VDE;
    return new Occurrence(
        new UUID(random.nextLong(), random.nextLong()),
        new Edition(dataset, "bancovde-2023", Instant.ofEpochMilli(1_000_000 + random.nextInt(3))),
        YearMonth.of(2015 + random.nextInt(3), 1 + random.nextInt(12)),
        place(granularidade),
        one(List.of("Estupro", "Furto de veículo", "Roubo, \"outro\\")),
        new Breakdown(
            one(List.of("", "Estadual")),
            whole ? one(Arrays.asList(null, "agente")) : null,
            whole ? one(Arrays.asList(null, "arma")) : null,
            null,
            whole ? one(Arrays.asList(null, "Formulário 1")) : null),
        new Measures(
            whole ? count() : null,
            whole ? count() : null,
            whole ? count() : null,
            dataset == Dataset.UF_OCORRENCIAS ? null : count(),
            whole || dataset == Dataset.UF_OCORRENCIAS ? count() : null,
            whole && random.nextInt(9) == 0 ? new BigDecimal("0.125") : null));
  }

  private static ConsumerRecord<byte[], byte[]> record(
      Granularidade granularidade, byte[] key, byte[] value, RecordHeaders headers) {
    return new ConsumerRecord<>(
        OccurrenceTopic.of(granularidade),
        0,
        0,
        5,
        TimestampType.CREATE_TIME,
        -1,
        -1,
        key,
        value,
        headers,
        Optional.empty());
  }

  private static RecordHeaders headers(String operation, String version) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("op", operation.getBytes(StandardCharsets.UTF_8));
    headers.add("schema-version", version.getBytes(StandardCharsets.UTF_8));
    headers.add("source-row", new byte[] {'7'});
    return headers;
  }

  /** Has a record read in both ways, and learned where only the decoder can read it. */
  private boolean isKnown(KnownRecords known, ConsumerRecord<byte[], byte[]> record) {
    Granularidade granularidade = OccurrenceTopic.granularidade(record.topic());
    long[] hash = known.fingerprint(record);
    TopicRecord decoded = decoder.decode(record);
    if (hash != null) {
      assertThat(decoded).isInstanceOf(TopicRecord.Published.class);
    }
    if (decoded instanceof TopicRecord.Published published) {
      long[] expected = new RowFingerprint(granularidade).of(published.row());
      if (hash == null) {
        known.learn(record, published.row(), expected);
      } else {
        assertThat(hash).isEqualTo(expected);
        assertThat(known.totals()).isEqualTo(Totals.of(published.row()));
      }
    }
    return hash != null;
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatTheDecoderReadsAndMostOfIt(Granularidade granularidade) {
    KnownRecords known = new KnownRecords(new RowFingerprint(granularidade));
    int readWithout = 0;
    for (int i = 0; i < 2000; i++) {
      Dataset dataset = i % 10 == 0 ? one(List.of(Dataset.values())) : Dataset.VDE;
      EncodedOccurrence row = encoder.encode(row(granularidade, dataset));
      RecordHeaders headers =
          i % 7 == 0 ? new RecordHeaders() : headers(i % 2 == 0 ? "new" : "revised", "1");
      if (isKnown(known, record(granularidade, row.key(), row.value(), headers))) {
        readWithout++;
      }
    }
    assertThat(readWithout).isGreaterThan(1000);
  }

  @ParameterizedTest
  @EnumSource
  void readsNothingThatTheDecoderWouldRefuseOrReadInAnotherWay(Granularidade granularidade) {
    KnownRecords known = new KnownRecords(new RowFingerprint(granularidade));
    byte[] other = encoder.encode(row(granularidade, Dataset.VDE)).value();
    int readWithout = 0;
    for (int i = 0; i < 4000; i++) {
      Dataset dataset = random.nextInt(20) == 0 ? one(List.of(Dataset.values())) : Dataset.VDE;
      EncodedOccurrence row = encoder.encode(row(granularidade, dataset));
      byte[] value = random.nextInt(4) == 0 ? row.value() : damaged(row.value(), other);
      byte[] key = random.nextInt(4) == 0 ? damaged(row.key(), row.value()) : row.key();
      RecordHeaders headers =
          headers(
              one(List.of("new", "new", "revised", "withdrawn", "x")), one(List.of("1", "1", "2")));
      readWithout += isKnown(known, record(granularidade, key, value, headers)) ? 1 : 0;
      other = row.value();
    }
    assertThat(readWithout).isGreaterThan(100);
  }

  /** Bytes changed, doubled, left out, or taken from another record, mostly at a field's edge. */
  private byte[] damaged(byte[] bytes, byte[] other) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String others = new String(other, StandardCharsets.ISO_8859_1);
    List<String> fields = List.of(text.split("(?=,\")"));
    List<String> of = List.of(others.split("(?=,\")"));
    int at = random.nextInt(fields.size());
    String field = fields.get(at);
    String instead =
        switch (random.nextInt(9)) {
          case 0 -> "";
          case 1 -> field + field;
          case 2 -> one(of);
          case 3 -> at < of.size() ? of.get(at) : "";
          case 4 -> field + " ";
          case 5 ->
              field.replaceFirst("\\d", one(List.of("01", "-1", "1.0", "1e1", "99999999999")));
          case 6 -> field.replaceFirst(":.*", one(List.of(":null", ":\"\"", ":7", ":0.5", ":[]")));
          case 7 -> field.toUpperCase(java.util.Locale.ROOT);
          default -> {
            char[] characters = field.toCharArray();
            characters[random.nextInt(characters.length)] = (char) random.nextInt(256);
            yield new String(characters);
          }
        };
    StringBuilder damaged = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      damaged.append(i == at ? instead : fields.get(i));
    }
    return damaged.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void partsOfAnotherOrderOfTheFieldsAreNotMixedWithOthers() {
    Granularidade granularidade = Granularidade.ESTADO;
    KnownRecords known = new KnownRecords(new RowFingerprint(granularidade));
    EncodedOccurrence row = encoder.encode(MutationTest.row(granularidade, 1, "Estupro", null));
    EncodedOccurrence next = encoder.encode(MutationTest.row(granularidade, 2, "Estupro", null));
    // A label stands before the labels: the decoder takes it, in whatever order.
    String label = ",\"agente\":\"agente\"";
    byte[] moved = replaced(row.value(), label, "", ",\"abrangencia\"", label + ",\"abrangencia\"");
    byte[] none = replaced(next.value(), label, "");
    byte[] twice = replaced(next.value(), ",\"abrangencia\"", label + ",\"abrangencia\"");
    for (int i = 0; i < 2; i++) {
      assertThat(isKnown(known, record(granularidade, row.key(), moved, headers("new", "1"))))
          .isFalse();
    }
    isKnown(known, record(granularidade, row.key(), row.value(), headers("new", "1")));
    assertThat(isKnown(known, record(granularidade, next.key(), none, headers("new", "1"))))
        .isFalse();
    assertThat(isKnown(known, record(granularidade, next.key(), twice, headers("new", "1"))))
        .isFalse();
    assertThat(isKnown(known, record(granularidade, next.key(), next.value(), headers("new", "1"))))
        .isTrue();
  }

  @Test
  void anIdThatAUuidWouldNotWriteIsNone() {
    Granularidade granularidade = Granularidade.ESTADO;
    KnownRecords known = new KnownRecords(new RowFingerprint(granularidade));
    EncodedOccurrence row = encoder.encode(MutationTest.row(granularidade, 0xab, "Estupro", null));
    isKnown(known, record(granularidade, row.key(), row.value(), headers("new", "1")));
    for (char wrong = ' '; wrong < 0x7f; wrong++) {
      boolean digit = Character.digit(wrong, 16) >= 0 && !Character.isUpperCase(wrong);
      String id = "0a" + wrong + "\"";
      byte[] key = replaced(row.key(), "0ab\"", id);
      byte[] value = replaced(row.value(), "0ab\"", id);
      assertThat(isKnown(known, record(granularidade, key, value, headers("new", "1"))))
          .as("%s", wrong)
          .isEqualTo(digit);
    }
  }

  private static byte[] replaced(byte[] json, String... pairs) {
    String text = new String(json, StandardCharsets.UTF_8);
    for (int i = 0; i < pairs.length; i += 2) {
      assertThat(text).contains(pairs[i]);
      text = text.replace(pairs[i], pairs[i + 1]);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void longValuesAreLeftToTheDecoder() {
    Granularidade granularidade = Granularidade.ESTADO;
    KnownRecords known = new KnownRecords(new RowFingerprint(granularidade));
    Occurrence row = row(granularidade, Dataset.VDE);
    Occurrence longer =
        new Occurrence(
            row.id(),
            row.edition(),
            row.period(),
            row.place(),
            "x".repeat(100_000),
            row.breakdown(),
            Measures.BLANK);
    EncodedOccurrence encoded = encoder.encode(longer);
    for (int i = 0; i < 3; i++) {
      assertThat(
              isKnown(
                  known,
                  record(granularidade, encoded.key(), encoded.value(), headers("new", "1"))))
          .isFalse();
    }
  }
}
