package br.engdados.sinesp.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.consumer.write.ConsumedRecord;
import br.engdados.sinesp.consumer.write.RecordDecoder;
import br.engdados.sinesp.consumer.write.Records;
import br.engdados.sinesp.consumer.write.UnprocessableRecordException;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class DeadLetterTest {
  @Test
  void aDeadLetterKeepsTheRecordAndSaysWhyAsKafkaConnectDoes() {
    ConsumedRecord record =
        Records.record(Records.bytes("key"), Records.bytes("{oops"), Records.TIME, 42, "op", "new");

    ProducerRecord<byte[], byte[]> letter = letter(record).producerRecord();

    assertThat(letter.topic()).isEqualTo("sinesp_ocorrencias_dlq");
    assertThat(letter.key()).isEqualTo(Records.bytes("sinesp_ocorrencias_municipio-1-42"));
    assertThat(letter.value()).isEqualTo(Records.bytes("{oops"));
    assertThat(letter.timestamp()).isEqualTo(Records.TIME);
    Map<String, String> headers = new LinkedHashMap<>();
    letter
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    assertThat(headers)
        .containsEntry("op", "new")
        .containsEntry("__connect.errors.topic", "sinesp_ocorrencias_municipio")
        .containsEntry("__connect.errors.partition", "1")
        .containsEntry("__connect.errors.offset", "42")
        .containsEntry(
            "__connect.errors.exception.class.name",
            "br.engdados.sinesp.contract.json.MalformedJsonException")
        .containsKey("__connect.errors.exception.message");
  }

  @Test
  void aLongMessageIsCut() {
    ConsumedRecord record =
        Records.record(Records.bytes("k"), Records.bytes("{\"" + "x".repeat(5000) + "\":1}"), 1, 0);

    assertThat(letter(record).message()).hasSize(1000);
  }

  @Test
  void theLimitIsAShareAndAtLeastAHundredOrANumber() {
    DeadLetterLimit share = DeadLetterLimit.parse("1%");
    share.check(100, 200, "example");
    share.check(500, 50_000, "example");
    assertThatThrownBy(() -> share.check(101, 200, "t-1-42 (not JSON)"))
        .isInstanceOf(TooManyDeadLettersException.class)
        .hasMessageContaining("101 of 200")
        .hasMessageContaining("t-1-42 (not JSON)");
    assertThatThrownBy(() -> share.check(501, 50_000, "example"))
        .isInstanceOf(TooManyDeadLettersException.class);
    assertThatThrownBy(() -> DeadLetterLimit.parse("0").check(1, 1_000_000, "example"))
        .isInstanceOf(TooManyDeadLettersException.class);
    for (String wrong : new String[] {"", "x", "-1", "101%", "1 %"}) {
      assertThatThrownBy(() -> DeadLetterLimit.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("--max-dead-letters");
    }
  }

  @Test
  void aPartOfASplitPartitionMayHoldAllThatTheWholeMay() {
    DeadLetterLimit whole = DeadLetterLimit.parse("1%");
    DeadLetterLimit part = whole.ofOnePartOf(3);
    whole.check(600, 60_000, "example");
    part.check(600, 20_000, "example");
    assertThatThrownBy(() -> part.check(601, 20_000, "example"))
        .isInstanceOf(TooManyDeadLettersException.class);
    DeadLetterLimit.parse("7").ofOnePartOf(3).check(7, 20_000, "example");
    assertThatThrownBy(() -> DeadLetterLimit.parse("7").ofOnePartOf(3).check(8, 9, "example"))
        .isInstanceOf(TooManyDeadLettersException.class);
  }

  private static DeadLetter letter(ConsumedRecord record) {
    try {
      throw new AssertionError(
          "decoded: " + new RecordDecoder(Granularidade.MUNICIPIO).decode(record));
    } catch (UnprocessableRecordException e) {
      return DeadLetter.of(record, e);
    }
  }
}
