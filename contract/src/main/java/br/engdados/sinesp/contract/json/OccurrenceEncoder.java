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
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
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

  private static final byte[] MES = JsonBytes.fragment(",\"mes\":");
  private static final byte[] RESOURCE_ID = JsonBytes.fragment(",\"resource_id\":");
  private static final byte[] UF = JsonBytes.fragment(",\"uf\":");
  private static final byte[] TIPO_CRIME = JsonBytes.fragment(",\"tipo_crime\":");
  private static final byte[] ANO = JsonBytes.fragment(",\"ano\":");
  private static final byte[] CODIGO_MUNICIPIO = JsonBytes.fragment(",\"codigo_municipio\":");
  private static final byte[] ABRANGENCIA = JsonBytes.fragment(",\"abrangencia\":");
  private static final byte[] ID = JsonBytes.fragment(",\"id\":");
  private static final byte[] FIRST_ID = JsonBytes.fragment("{\"id\":");
  private static final byte[] END = JsonBytes.fragment("}");
  private static final Map<OptionalField, byte[]> MEASURES = measureNames();

  private final JsonBytes json = new JsonBytes();
  private final FragmentCache<Dataset> keyDatasets =
      new FragmentCache<>(fragment((into, set) -> dataset(into, "{", set)));
  private final FragmentCache<Dataset> datasets =
      new FragmentCache<>(fragment((into, set) -> dataset(into, ",", set)));
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
    return positionOf(MES, key);
  }

  /**
   * Finds how much of a value is content.
   *
   * @param value a value that {@link #encode} made
   * @return the number of bytes from its start, as {@link EncodedOccurrence#contentLength}
   * @throws IllegalArgumentException if the bytes are no such value
   */
  public static int contentLength(byte[] value) {
    return positionOf(RESOURCE_ID, value);
  }

  // From the end: both names stand near it, and within a text a quote would be escaped.
  private static int positionOf(byte[] wanted, byte[] bytes) {
    for (int start = bytes.length - wanted.length; start >= 0; start--) {
      int i = 0;
      while (i < wanted.length && bytes[start + i] == wanted[i]) {
        i++;
      }
      if (i == wanted.length) {
        return start;
      }
    }
    throw new IllegalArgumentException(
        "no " + new String(wanted, StandardCharsets.US_ASCII) + " in the JSON");
  }

  private int writeKey(OccurrenceKey key) {
    json.clear();
    json.raw(keyDatasets.of(key.dataset()));
    if (key.granularidade() != Granularidade.GERAL) {
      json.raw(UF).raw(texts.of(key.uf()));
    }
    json.raw(TIPO_CRIME).raw(texts.of(key.tipoCrime()));
    json.raw(ANO).number(key.period().getYear());
    final int partitionKeyLength = json.length();
    json.raw(keyPeriods.of(key.period()));
    if (key.granularidade() == Granularidade.MUNICIPIO) {
      json.raw(CODIGO_MUNICIPIO).number(key.codigoMunicipio());
    }
    json.raw(ABRANGENCIA).raw(texts.of(key.abrangencia()));
    json.raw(ID).uuid(key.id()).raw(END);
    return partitionKeyLength;
  }

  private int writeValue(Occurrence occurrence) {
    json.clear();
    Dataset dataset = occurrence.edition().dataset();
    json.raw(FIRST_ID).uuid(occurrence.id());
    json.raw(datasets.of(dataset));
    json.raw(periods.of(occurrence.period()));
    json.raw(places.of(occurrence.place()));
    json.raw(TIPO_CRIME).raw(texts.of(occurrence.tipoCrime()));
    json.raw(labelsOf(dataset).of(occurrence.breakdown()));
    measures(dataset.optionalFields(), occurrence.measures());
    final int contentLength = json.length();
    json.raw(provenances.of(occurrence.edition()));
    return contentLength;
  }

  private static void dataset(JsonBytes into, String before, Dataset dataset) {
    into.ascii(before).ascii("\"dataset_id\":").string(dataset.id());
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
    count(fields, OptionalField.FEMININO, measures.feminino());
    count(fields, OptionalField.MASCULINO, measures.masculino());
    count(fields, OptionalField.NAO_INFORMADO, measures.naoInformado());
    count(fields, OptionalField.VITIMAS, measures.vitimas());
    count(fields, OptionalField.OCORRENCIAS, measures.ocorrencias());
    if (fields.contains(OptionalField.PESO_KG)) {
      BigDecimal weight = measures.pesoKg();
      json.raw(MEASURES.get(OptionalField.PESO_KG));
      if (weight == null) {
        json.number(null);
      } else {
        json.ascii(weight.toPlainString());
      }
    }
  }

  private void count(Set<OptionalField> fields, OptionalField field, Integer value) {
    if (fields.contains(field)) {
      json.raw(MEASURES.get(field)).number(value);
    }
  }

  private static Map<OptionalField, byte[]> measureNames() {
    Map<OptionalField, byte[]> names = new EnumMap<>(OptionalField.class);
    for (OptionalField field : OptionalField.values()) {
      names.put(field, JsonBytes.fragment(",\"" + field.column() + "\":"));
    }
    return Collections.unmodifiableMap(names);
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
