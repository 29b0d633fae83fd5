package br.engdados.sinesp.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceIdentity;
import br.engdados.sinesp.contract.occurrence.Occurrences;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.reference.States;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Domain(Occurrences.class)
final class OccurrenceJsonTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(OccurrenceSchema.text(), InputFormat.JSON);

  @Property
  void whatIsWrittenIsReadBack(@ForAll Occurrence occurrence) throws MalformedJsonException {
    EncodedOccurrence encoded = new OccurrenceEncoder().encode(occurrence);
    assertThat(new OccurrenceDecoder().decode(encoded.value())).isEqualTo(occurrence);
  }

  @Property
  void theKeyIsReadBackAndNamesThePrimaryKeyInOrder(@ForAll Occurrence occurrence)
      throws MalformedJsonException {
    Granularidade granularidade = occurrence.place().granularidade();
    EncodedOccurrence encoded = new OccurrenceEncoder().encode(occurrence);
    assertThat(new OccurrenceDecoder().decodeKey(granularidade, encoded.key()))
        .isEqualTo(occurrence.key());
    String key = text(encoded.key());
    OccurrenceTable table = OccurrenceTable.of(granularidade);
    String inOrder =
        String.join(
            ".*", table.primaryKey().stream().map(c -> Pattern.quote("\"" + c + "\":")).toList());
    assertThat(Pattern.compile(inOrder, Pattern.DOTALL).matcher(key).find()).isTrue();
    String partition =
        key.substring(
            0,
            new String(encoded.key(), 0, encoded.partitionKeyLength(), StandardCharsets.UTF_8)
                .length());
    assertThat(partition).contains("\"ano\":").doesNotContain("\"mes\":");
    assertThat(OccurrenceEncoder.partitionKeyLength(encoded.key()))
        .isEqualTo(encoded.partitionKeyLength());
  }

  @Property
  void whatIsWrittenKeepsTheSchema(@ForAll Occurrence occurrence) {
    String json = text(new OccurrenceEncoder().encode(occurrence).value());
    List<Error> errors = SCHEMA.validate(json, InputFormat.JSON);
    assertThat(errors).as(json).isEmpty();
  }

  @Property
  void theContentIsTheSameInEveryEdition(@ForAll Occurrence occurrence) {
    Edition later =
        new Edition(
            occurrence.edition().dataset(), "another", Instant.ofEpochMilli(5_000_000_000_000L));
    Occurrence again =
        new Occurrence(
            occurrence.id(),
            later,
            occurrence.period(),
            occurrence.place(),
            occurrence.tipoCrime(),
            occurrence.breakdown(),
            occurrence.measures());
    OccurrenceEncoder encoder = new OccurrenceEncoder();
    EncodedOccurrence first = encoder.encode(occurrence);
    EncodedOccurrence second = encoder.encode(again);
    assertThat(content(second)).isEqualTo(content(first));
    assertThat(OccurrenceEncoder.contentLength(first.value())).isEqualTo(first.contentLength());
    assertThat(second.key()).isEqualTo(first.key());
  }

  @Test
  void theBytesAreFixed() {
    EncodedOccurrence encoded = new OccurrenceEncoder().encode(cocaine());
    assertThat(text(encoded.key()))
        .isEqualTo(
            "{\"dataset_id\":\"sinesp-vde\",\"uf\":\"AC\",\"tipo_crime\":\"Apreensão de Cocaína\","
                + "\"ano\":2023,\"mes\":1,\"abrangencia\":\"Estadual\","
                + "\"id\":\"b2d6a3c6-0000-0000-0000-000000000000\"}"
                    .replace("b2d6a3c6-0000-0000-0000-000000000000", cocaine().id().toString()));
    assertThat(text(encoded.value()))
        .isEqualTo(
            "{\"id\":\""
                + cocaine().id()
                + "\",\"dataset_id\":\"sinesp-vde\",\"ano\":2023,\"mes\":1,"
                + "\"data_referencia\":\"2023-01-01\",\"granularidade\":\"estado\",\"uf\":\"AC\","
                + "\"uf_nome\":\"Acre\",\"regiao\":\"Norte\",\"tipo_crime\":\"Apreensão de Cocaína\","
                + "\"abrangencia\":\"Estadual\",\"agente\":null,\"arma\":null,\"faixa_etaria\":null,"
                + "\"formulario\":\"Formulário 5\",\"feminino\":null,\"masculino\":null,"
                + "\"nao_informado\":null,\"vitimas\":null,\"ocorrencias\":0,\"peso_kg\":48.366,"
                + "\"resource_id\":\"bancovde-2023\",\"data_extracao\":\"2026-01-02T03:04:05.678Z\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"id" | {"x":1,"id" | unknown field x
          ,"ano":2023 | | field ano is missing
          "ano":2023 | "ano":"2023" | field ano is not a whole number
          "ano":2023 | "ano":2023,"ano":2023 | field ano occurs twice
          "arma":null | "arma":null,"arma":null | field arma occurs twice
          "mes":1 | "mes":13 | no month
          "2023-01-01" | "2023-02-01" | is not the first of 2023-01
          "2023-01-01" | "2023-02-31" | is no date
          "uf":"AC" | "uf":null | field uf is missing
          "granularidade":"estado" | "granularidade":"pais" | unknown granularidade
          "granularidade":"estado" | "granularidade":"municipio" | codigo_municipio and municipio belong
          sinesp-vde | sinesp-x | unknown dataset_id
          sinesp-vde | sinesp-municipio | does not belong to sinesp-municipio
          ,"arma":null | | field arma is missing in sinesp-vde
          "ocorrencias":0 | "ocorrencias":-1 | field ocorrencias is negative
          "ocorrencias":0 | "ocorrencias":1.5 | field ocorrencias is not a whole number
          "peso_kg":48.366 | "peso_kg":-0.1 | field peso_kg is negative
          "peso_kg":48.366 | "peso_kg":"48" | field peso_kg is not a number
          "Apreensão de Cocaína" | " " | field tipo_crime is blank
          678Z"} | 678Z"}{} | more than one JSON object
          678Z"} | 678Z" | not JSON
          "agente":null | "agente":{} | field agente is no plain value
          """)
  void whatBreaksTheContractIsRefusedWithTheReason(String part, String instead, String reason) {
    String good = text(new OccurrenceEncoder().encode(cocaine()).value());
    assertThat(good).contains(part);
    String bad = good.replace(part, instead == null ? "" : instead);
    assertThatThrownBy(() -> new OccurrenceDecoder().decode(bad.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining(reason);
    if (!reason.startsWith("not JSON")
        && !reason.startsWith("more than")
        && !reason.contains("the first of")
        && !reason.contains("no date")
        && !reason.contains("occurs twice")
        && !reason.contains("tipo_crime")) {
      assertThat(SCHEMA.validate(bad, InputFormat.JSON))
          .as("the schema refuses it too")
          .isNotEmpty();
    }
  }

  @Test
  void aKeyOfAnotherTopicIsRefused() {
    byte[] key = new OccurrenceEncoder().encodeKey(cocaine().key());
    assertThatThrownBy(() -> new OccurrenceDecoder().decodeKey(Granularidade.MUNICIPIO, key))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("not the key columns of topic municipio");
  }

  @Test
  void manyBlankTextsAreNotConfused() throws MalformedJsonException {
    OccurrenceEncoder encoder = new OccurrenceEncoder();
    for (int i = 0; i < 50_000; i++) {
      Occurrence row =
          new Occurrence(
              cocaine().id(),
              cocaine().edition(),
              cocaine().period(),
              Place.unknown("X" + i, null),
              "event " + i,
              Breakdown.NONE,
              Measures.BLANK);
      assertThat(new OccurrenceDecoder().decode(encoder.encode(row).value())).isEqualTo(row);
    }
  }

  private static Occurrence cocaine() {
    Edition edition =
        new Edition(Dataset.VDE, "bancovde-2023", Instant.parse("2026-01-02T03:04:05.678901Z"));
    Place place = Place.state(States.load().find("AC").orElseThrow());
    Breakdown breakdown = new Breakdown("Estadual", null, null, null, "Formulário 5");
    YearMonth period = YearMonth.of(2023, 1);
    String event = "Apreensão de Cocaína";
    return new Occurrence(
        new OccurrenceIdentity().of(Dataset.VDE, period, place, event, breakdown, 0),
        edition,
        period,
        place,
        event,
        breakdown,
        new Measures(null, null, null, null, 0, new BigDecimal("48.3660")));
  }

  private static byte[] content(EncodedOccurrence encoded) {
    return Arrays.copyOf(encoded.value(), encoded.contentLength());
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
