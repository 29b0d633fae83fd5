package br.engdados.sinesp.contract.json;

import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.InstancePool;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceKey;
import br.engdados.sinesp.contract.occurrence.OptionalField;
import br.engdados.sinesp.contract.occurrence.Place;
import com.fasterxml.jackson.core.JsonFactory;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads occurrences and keys from JSON, and takes nothing that the encoder and the JSON Schema
 * would not write. Equal places, months, labels and texts are the same instances. Not for several
 * threads at once.
 */
public final class OccurrenceDecoder {
  private static final String[] VALUE_FIELDS = {
    "id",
    "dataset_id",
    "ano",
    "mes",
    "data_referencia",
    "granularidade",
    "uf",
    "uf_nome",
    "regiao",
    "codigo_municipio",
    "municipio",
    "tipo_crime",
    "abrangencia",
    "agente",
    "arma",
    "faixa_etaria",
    "formulario",
    "feminino",
    "masculino",
    "nao_informado",
    "vitimas",
    "ocorrencias",
    "peso_kg",
    "resource_id",
    "data_extracao"
  };
  private static final String[] KEY_FIELDS = {
    "dataset_id", "uf", "tipo_crime", "ano", "mes", "codigo_municipio", "abrangencia", "id"
  };

  private final JsonFactory factory = new JsonFactory();
  private final FieldValues value = new FieldValues("id", VALUE_FIELDS);
  private final FieldValues key = new FieldValues("id", KEY_FIELDS);
  private final InstancePool<Place> places = new InstancePool<>();
  private final InstancePool<Breakdown> breakdowns = new InstancePool<>();
  private final InstancePool<YearMonth> periods = new InstancePool<>();
  private final InstancePool<Edition> editions = new InstancePool<>();

  /** Makes a decoder. */
  public OccurrenceDecoder() {}

  /**
   * Reads a record's value.
   *
   * @param json the bytes of the value, not null
   * @return the row
   * @throws MalformedJsonException if the bytes do not keep the contract
   */
  public Occurrence decode(byte[] json) throws MalformedJsonException {
    value.read(factory, json);
    Dataset dataset = dataset(value.requiredText(1));
    requireFieldsOf(dataset);
    Edition edition =
        editions.of(new Edition(dataset, value.requiredText(23), value.requiredInstant(24)));
    YearMonth period = period(value.requiredNumber(2), value.requiredNumber(3));
    LocalDate day = value.requiredDate(4);
    if (!day.equals(period.atDay(1))) {
      throw new MalformedJsonException("data_referencia " + day + " is not the first of " + period);
    }
    return new Occurrence(
        value.requiredUuid(0),
        edition,
        period,
        place(),
        tipoCrime(value.requiredText(11)),
        breakdowns.of(
            new Breakdown(
                value.requiredText(12),
                value.text(13),
                value.text(14),
                value.text(15),
                value.text(16))),
        new Measures(
            value.count(17),
            value.count(18),
            value.count(19),
            value.count(20),
            value.count(21),
            weight(value.decimal(22))));
  }

  /**
   * Reads a record's key.
   *
   * @param granularidade the granularity of the topic it comes from
   * @param json the bytes of the key, not null
   * @return the key
   * @throws MalformedJsonException if the bytes are not exactly the primary-key columns of the
   *     topic's table
   */
  public OccurrenceKey decodeKey(Granularidade granularidade, byte[] json)
      throws MalformedJsonException {
    key.read(factory, json);
    if (key.has(1) != (granularidade != Granularidade.GERAL)
        || key.has(5) != (granularidade == Granularidade.MUNICIPIO)) {
      throw new MalformedJsonException("not the key columns of topic " + granularidade.code());
    }
    return new OccurrenceKey(
        granularidade,
        dataset(key.requiredText(0)),
        granularidade == Granularidade.GERAL ? null : key.requiredText(1),
        tipoCrime(key.requiredText(2)),
        period(key.requiredNumber(3), key.requiredNumber(4)),
        granularidade == Granularidade.MUNICIPIO ? (Integer) key.requiredNumber(5) : null,
        key.requiredText(6),
        key.requiredUuid(7));
  }

  private Place place() throws MalformedJsonException {
    Granularidade granularidade = granularidade(value.requiredText(5));
    boolean municipal = granularidade == Granularidade.MUNICIPIO;
    if (value.has(9) != municipal || value.has(10) != municipal) {
      throw new MalformedJsonException(
          "codigo_municipio and municipio belong to rows of a municipality, and to those only");
    }
    return places.of(
        new Place(
            granularidade,
            granularidade == Granularidade.GERAL ? value.text(6) : value.requiredText(6),
            value.text(7),
            value.text(8),
            municipal ? (Integer) value.requiredNumber(9) : null,
            municipal ? value.requiredText(10) : null));
  }

  private void requireFieldsOf(Dataset dataset) throws MalformedJsonException {
    for (OptionalField field : OptionalField.values()) {
      boolean present = value.has(field.column());
      if (present != dataset.optionalFields().contains(field)) {
        String fault = present ? " does not belong to " : " is missing in ";
        throw new MalformedJsonException("field " + field.column() + fault + dataset.id());
      }
    }
  }

  private static Dataset dataset(String id) throws MalformedJsonException {
    try {
      return Dataset.ofId(id);
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException(e.getMessage(), e);
    }
  }

  private static Granularidade granularidade(String code) throws MalformedJsonException {
    try {
      return Granularidade.ofCode(code);
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException(e.getMessage(), e);
    }
  }

  private YearMonth period(int ano, int mes) throws MalformedJsonException {
    try {
      return periods.of(YearMonth.of(ano, mes));
    } catch (DateTimeException e) {
      throw new MalformedJsonException("no month: ano " + ano + ", mes " + mes, e);
    }
  }

  private static String tipoCrime(String text) throws MalformedJsonException {
    if (text.isBlank()) {
      throw new MalformedJsonException("field tipo_crime is blank");
    }
    return text;
  }

  private static BigDecimal weight(BigDecimal kilograms) throws MalformedJsonException {
    if (kilograms != null && kilograms.signum() < 0) {
      throw new MalformedJsonException("field peso_kg is negative: " + kilograms);
    }
    return kilograms;
  }
}
