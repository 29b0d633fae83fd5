package br.engdados.sinesp.consumer.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.contract.json.EncodedOccurrence;
import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordDecoderTest {
  private final RecordDecoder decoder = new RecordDecoder(Granularidade.MUNICIPIO);
  private final Occurrence row = Records.occurrence(1, 0, 5);
  private final EncodedOccurrence encoded = new OccurrenceEncoder().encode(row);

  @ParameterizedTest
  @CsvSource({"new, false", "revised, true"})
  void aNewRowLeavesItsBlanksAndARevisedOneWritesThem(String op, boolean withBlanks)
      throws UnprocessableRecordException {
    RowChange change = decoder.decode(Records.record(row, op, Records.TIME, 7));

    assertThat(change).isEqualTo(new RowChange.Write(row, withBlanks, Records.TIME, 7));
    assertThat(change.writeTime()).isEqualTo(Records.TIME * 1000);
  }

  @Test
  void withoutHeadersTheRowMayHaveBeenPublishedBefore() throws UnprocessableRecordException {
    RowChange change =
        decoder.decode(Records.record(encoded.key(), encoded.value(), Records.TIME, 0));

    assertThat(change).isEqualTo(new RowChange.Write(row, true, Records.TIME, 0));
  }

  @Test
  void aRecordWithoutValueDeletesTheRowOfItsKey() throws UnprocessableRecordException {
    RowChange change = decoder.decode(Records.record(encoded.key(), null, Records.TIME, 3));

    assertThat(change).isEqualTo(new RowChange.Delete(row.key(), Records.TIME, 3));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          op, erased, unknown op: erased
          op, withdrawn, op is withdrawn but the record has a value
          schema-version, 2, unknown schema-version 2
          """)
  void headersThatTheContractDoesNotKnowAreRefused(String header, String value, String message) {
    assertUnprocessable(
        Records.record(encoded.key(), encoded.value(), Records.TIME, 0, header, value), message);
  }

  @Test
  void keysThatDoNotMatchAreRefused() {
    byte[] other = new OccurrenceEncoder().encodeKey(Records.occurrence(2, 0, 5).key());
    assertUnprocessable(
        Records.record(other, encoded.value(), Records.TIME, 0), "the key does not match");
    assertUnprocessable(
        Records.record(null, encoded.value(), Records.TIME, 0), "the record has no key");
    byte[] spaced =
        new String(encoded.key(), StandardCharsets.UTF_8)
            .replace(":", ": ")
            .getBytes(StandardCharsets.UTF_8);
    assertUnprocessable(
        Records.record(spaced, null, Records.TIME, 0), "the key is not in the contract's form");
  }

  @Test
  void valuesThatAreNotTheContractsAreRefused() {
    assertUnprocessable(
        Records.record(encoded.key(), Records.bytes("no JSON"), Records.TIME, 0), "not JSON");
    String negative =
        new String(encoded.value(), StandardCharsets.UTF_8)
            .replace("\"vitimas\":5", "\"vitimas\":-5");
    assertUnprocessable(
        Records.record(encoded.key(), Records.bytes(negative), Records.TIME, 0),
        "field vitimas is negative");
  }

  @Test
  void aRowOfAnotherTopicIsRefused() {
    RecordDecoder states = new RecordDecoder(Granularidade.ESTADO);
    assertThatThrownBy(() -> states.decode(Records.record(row, "new", Records.TIME, 0)))
        .isInstanceOf(UnprocessableRecordException.class)
        .hasMessage("granularidade municipio in the topic of estado");
  }

  @ParameterizedTest
  @CsvSource({"0", "-1"})
  void aRecordWithoutTimestampIsRefused(long timestamp) {
    assertUnprocessable(Records.record(row, "new", timestamp, 0), "the record has no timestamp");
  }

  private void assertUnprocessable(ConsumedRecord record, String message) {
    assertThatThrownBy(() -> decoder.decode(record))
        .isInstanceOf(UnprocessableRecordException.class)
        .hasMessageContaining(message);
  }
}
