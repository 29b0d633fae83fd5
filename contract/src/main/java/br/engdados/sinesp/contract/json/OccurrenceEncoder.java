package br.engdados.sinesp.contract.json;

import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.FragmentCache;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceKey;
import br.engdados.sinesp.contract.occurrence.OptionalField;
import br.engdados.sinesp.contract.occurrence.Place;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes occurrences and keys as JSON, straight to bytes: values that recur are encoded once. The
 * same occurrence always gives the same bytes, which compaction (keys) and the comparison of
 * editions (content) rest on. Not for several threads at once.
 */
public final class OccurrenceEncoder {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final JsonBytes json = new JsonBytes();
  private final FragmentCache<YearMonth> keyPeriods = new FragmentCache<>(fragment(this::month));
  private final FragmentCache<YearMonth> periods = new FragmentCache<>(fragment(this::period));
  private final FragmentCache<Place> places = new FragmentCache<>(fragment(this::place));
  private final FragmentCache<String> texts = new FragmentCache<>(fragment(JsonBytes::string));
  private final FragmentCache<Edition> provenances =
      new FragmentCache<>(fragment(this::provenance));
  private Dataset labelled;
  private FragmentCache<Breakdown> labels;

  /** Makes an encoder with empty caches. */
  public OccurrenceEncoder() {}

  /**
   * Encodes a row.
   *
   * @param occurrence the row
   * @return its key and value
   */
  public EncodedOccurrence encode(Occurrence occurrence) {
    int partitionKeyLength = writeKey(occurrence.key());
    byte[] key = json.copy();
    int contentLength = writeValue(occurrence);
    return new EncodedOccurrence(key, partitionKeyLength, json.copy(), contentLength);
  }

  /**
   * Encodes a key alone.
   *
   * @param key the key
   * @return exactly the primary-key columns of its table in their order, as a JSON object without
   *     blanks
   */
  public byte[] encodeKey(OccurrenceKey key) {
    writeKey(key);
    return json.copy();
  }

  /**
   * Finds how much of a key tells the table's partition.
   *
   * @param key a key that {@link #encodeKey} made
   * @return the number of bytes from its start, as {@link EncodedOccurrence#partitionKeyLength}
   * @throws IllegalArgumentException if the bytes are no such key
   */
  public static int partitionKeyLength(byte[] key) {
    return positionOf(",\"mes\":", key);
  }

  /**
   * Finds how much of a value is content.
   *
   * @param value a value that {@link #encode} made
   * @return the number of bytes from its start, as {@link EncodedOccurrence#contentLength}
   * @throws IllegalArgumentException if the bytes are no such value
   */
  public static int contentLength(byte[] value) {
    return positionOf(",\"resource_id\":", value);
  }

  // From the end: both names stand near it, and within a text a quote would be escaped.
  private static int positionOf(String name, byte[] bytes) {
    byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
    for (int start = bytes.length - wanted.length; start >= 0; start--) {
      int i = 0;
      while (i < wanted.length && bytes[start + i] == wanted[i]) {
        i++;
      }
      if (i == wanted.length) {
        return start;
      }
    }
    throw new IllegalArgumentException("no " + name + " in the JSON");
  }

  private int writeKey(OccurrenceKey key) {
    json.clear();
    json.ascii("{\"dataset_id\":\"").ascii(key.dataset().id()).ascii("\"");
    if (key.granularidade() != Granularidade.GERAL) {
      json.ascii(",\"uf\":").raw(texts.of(key.uf()));
    }
    json.ascii(",\"tipo_crime\":").raw(texts.of(key.tipoCrime()));
    json.ascii(",\"ano\":").number(key.period().getYear());
    final int partitionKeyLength = json.length();
    json.raw(keyPeriods.of(key.period()));
    if (key.granularidade() == Granularidade.MUNICIPIO) {
      json.ascii(",\"codigo_municipio\":").number(key.codigoMunicipio());
    }
    json.ascii(",\"abrangencia\":").raw(texts.of(key.abrangencia()));
    json.ascii(",\"id\":").uuid(key.id()).ascii("}");
    return partitionKeyLength;
  }

  private int writeValue(Occurrence occurrence) {
    json.clear();
    Dataset dataset = occurrence.edition().dataset();
    json.ascii("{\"id\":").uuid(occurrence.id());
    json.ascii(",\"dataset_id\":\"").ascii(dataset.id()).ascii("\"");
    json.raw(periods.of(occurrence.period()));
    json.raw(places.of(occurrence.place()));
    json.ascii(",\"tipo_crime\":").raw(texts.of(occurrence.tipoCrime()));
    json.raw(labelsOf(dataset).of(occurrence.breakdown()));
    measures(dataset.optionalFields(), occurrence.measures());
    final int contentLength = json.length();
    json.raw(provenances.of(occurrence.edition()));
    return contentLength;
  }

  private void month(JsonBytes into, YearMonth period) {
    into.ascii(",\"mes\":").number(period.getMonthValue());
  }

  private void period(JsonBytes into, YearMonth period) {
    into.ascii(",\"ano\":").number(period.getYear());
    month(into, period);
    into.ascii(",\"data_referencia\":").string(period.atDay(1).toString());
  }

  private void place(JsonBytes into, Place place) {
    into.ascii(",\"granularidade\":").string(place.granularidade().code());
    into.ascii(",\"uf\":").string(place.uf());
    into.ascii(",\"uf_nome\":").string(place.ufNome());
    into.ascii(",\"regiao\":").string(place.regiao());
    if (place.granularidade() == Granularidade.MUNICIPIO) {
      into.ascii(",\"codigo_municipio\":").number(place.codigoMunicipio());
      into.ascii(",\"municipio\":").string(place.municipio());
    }
  }

  private FragmentCache<Breakdown> labelsOf(Dataset dataset) {
    if (dataset != labelled) {
      Set<OptionalField> fields = dataset.optionalFields();
      labels = new FragmentCache<>(fragment((into, labels) -> breakdown(into, fields, labels)));
      labelled = dataset;
    }
    return labels;
  }

  private static void breakdown(JsonBytes into, Set<OptionalField> fields, Breakdown breakdown) {
    into.ascii(",\"abrangencia\":").string(breakdown.abrangencia());
    if (fields.contains(OptionalField.AGENTE)) {
      into.ascii(",\"agente\":").string(breakdown.agente());
    }
    if (fields.contains(OptionalField.ARMA)) {
      into.ascii(",\"arma\":").string(breakdown.arma());
    }
    if (fields.contains(OptionalField.FAIXA_ETARIA)) {
      into.ascii(",\"faixa_etaria\":").string(breakdown.faixaEtaria());
    }
    if (fields.contains(OptionalField.FORMULARIO)) {
      into.ascii(",\"formulario\":").string(breakdown.formulario());
    }
  }

  private void measures(Set<OptionalField> fields, Measures measures) {
    if (fields.contains(OptionalField.FEMININO)) {
      json.ascii(",\"feminino\":").number(measures.feminino());
    }
    if (fields.contains(OptionalField.MASCULINO)) {
      json.ascii(",\"masculino\":").number(measures.masculino());
    }
    if (fields.contains(OptionalField.NAO_INFORMADO)) {
      json.ascii(",\"nao_informado\":").number(measures.naoInformado());
    }
    if (fields.contains(OptionalField.VITIMAS)) {
      json.ascii(",\"vitimas\":").number(measures.vitimas());
    }
    if (fields.contains(OptionalField.OCORRENCIAS)) {
      json.ascii(",\"ocorrencias\":").number(measures.ocorrencias());
    }
    if (fields.contains(OptionalField.PESO_KG)) {
      BigDecimal weight = measures.pesoKg();
      json.ascii(",\"peso_kg\":").ascii(weight == null ? "null" : weight.toPlainString());
    }
  }

  private void provenance(JsonBytes into, Edition edition) {
    Instant taken = edition.dataExtracao();
    into.ascii(",\"resource_id\":").string(edition.resourceId());
    into.ascii(",\"data_extracao\":\"").ascii(INSTANT.format(taken)).ascii("\"}");
  }

  private interface Writer<T> {
    void write(JsonBytes into, T value);
  }

  private static <T> Function<T, byte[]> fragment(Writer<T> writer) {
    return value -> {
      JsonBytes into = new JsonBytes();
      writer.write(into, value);
      return into.copy();
    };
  }
}
