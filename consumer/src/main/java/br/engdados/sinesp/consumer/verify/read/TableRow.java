package br.engdados.sinesp.consumer.verify.read;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceKey;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.cql.Row;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * A row in the form in which topic and table are compared: every column's value, numbers that are
 * equal being equal values. It can hold whatever a table can hold, also what no record could.
 *
 * <p>It looks like a twin of the writer's {@code RowValues}, and must not become one with it: a
 * mapping that the writer and {@code verify} shared would hide swapped columns from {@code verify}.
 *
 * @param granularidade which table it belongs to
 * @param values the values in the order in which the table's columns are declared; null for an
 *     empty cell
 */
public record TableRow(Granularidade granularidade, List<Object> values) implements Serializable {
  private static final Map<Granularidade, List<Function<Occurrence, Object>>> READERS = readers();

  public TableRow {
    List<Object> canonical = new ArrayList<>(values.size());
    for (Object value : values) {
      canonical.add(canonical(value));
    }
    values = Collections.unmodifiableList(canonical);
  }

  /** Gives the row that a record makes. */
  public static TableRow of(Occurrence occurrence) {
    Granularidade granularidade = occurrence.place().granularidade();
    List<Function<Occurrence, Object>> readers = READERS.get(granularidade);
    List<Object> values = new ArrayList<>(readers.size());
    for (Function<Occurrence, Object> reader : readers) {
      values.add(reader.apply(occurrence));
    }
    return new TableRow(granularidade, values);
  }

  /**
   * Gives the row that a table holds.
   *
   * @param granularidade which table
   * @param stored the driver's row; its first columns are the table's, in their order
   */
  public static TableRow of(Granularidade granularidade, Row stored) {
    int columns = OccurrenceTable.of(granularidade).columns().size();
    List<Object> values = new ArrayList<>(columns);
    for (int i = 0; i < columns; i++) {
      values.add(stored.getObject(i));
    }
    return new TableRow(granularidade, values);
  }

  /** Gives the values of a primary key, in the order of the table's primary-key columns. */
  public static List<Object> primaryKey(OccurrenceKey key) {
    List<Object> values = new ArrayList<>();
    for (String column : OccurrenceTable.of(key.granularidade()).primaryKey()) {
      values.add(
          switch (column) {
            case "dataset_id" -> key.dataset().id();
            case "uf" -> key.uf();
            case "tipo_crime" -> key.tipoCrime();
            case "ano" -> key.period().getYear();
            case "mes" -> key.period().getMonthValue();
            case "codigo_municipio" -> key.codigoMunicipio();
            case "abrangencia" -> key.abrangencia();
            case "id" -> key.id();
            default -> throw unknownColumn(column);
          });
    }
    return values;
  }

  /** Gives the table that it belongs to. */
  public OccurrenceTable table() {
    return OccurrenceTable.of(granularidade);
  }

  /** Gives a value by the column's name. */
  public Object value(String column) {
    List<Column> columns = table().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return values.get(i);
      }
    }
    throw unknownColumn(column);
  }

  /** Gives the values of the primary-key columns, in their order. */
  public List<Object> primaryKey() {
    List<Object> key = new ArrayList<>();
    for (String column : table().primaryKey()) {
      key.add(value(column));
    }
    return key;
  }

  /**
   * Brings a value as a record or the driver gives it to the one form that is compared.
   *
   * @throws IllegalArgumentException if no column of the tables can hold it
   */
  public static Object canonical(Object value) {
    if (value == null || value instanceof String || value instanceof Integer) {
      return value;
    }
    if (value instanceof BigDecimal number) {
      BigDecimal stripped = number.stripTrailingZeros();
      return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
    if (value instanceof Instant time) {
      return time.truncatedTo(ChronoUnit.MILLIS);
    }
    if (value instanceof UUID || value instanceof LocalDate) {
      return value;
    }
    throw new IllegalArgumentException(
        "no column of the tables holds a " + value.getClass().getName());
  }

  private static Map<Granularidade, List<Function<Occurrence, Object>>> readers() {
    Map<Granularidade, List<Function<Occurrence, Object>>> readers =
        new EnumMap<>(Granularidade.class);
    for (Granularidade granularidade : Granularidade.values()) {
      readers.put(
          granularidade,
          OccurrenceTable.of(granularidade).columns().stream()
              .map(column -> reader(column.name()))
              .toList());
    }
    return Collections.unmodifiableMap(readers);
  }

  private static Function<Occurrence, Object> reader(String column) {
    return switch (column) {
      case "id" -> row -> row.id();
      case "dataset_id" -> row -> row.edition().dataset().id();
      case "resource_id" -> row -> row.edition().resourceId();
      case "granularidade" -> row -> row.place().granularidade().code();
      case "ano" -> row -> row.period().getYear();
      case "mes" -> row -> row.period().getMonthValue();
      case "data_referencia" -> row -> row.period().atDay(1);
      case "uf" -> row -> row.place().uf();
      case "uf_nome" -> row -> row.place().ufNome();
      case "regiao" -> row -> row.place().regiao();
      case "codigo_municipio" -> row -> row.place().codigoMunicipio();
      case "municipio" -> row -> row.place().municipio();
      case "tipo_crime" -> row -> row.tipoCrime();
      case "abrangencia" -> row -> row.breakdown().abrangencia();
      case "agente" -> row -> row.breakdown().agente();
      case "arma" -> row -> row.breakdown().arma();
      case "faixa_etaria" -> row -> row.breakdown().faixaEtaria();
      case "formulario" -> row -> row.breakdown().formulario();
      case "feminino" -> row -> row.measures().feminino();
      case "masculino" -> row -> row.measures().masculino();
      case "nao_informado" -> row -> row.measures().naoInformado();
      case "vitimas" -> row -> row.measures().vitimas();
      case "ocorrencias" -> row -> row.measures().ocorrencias();
      case "peso_kg" -> row -> row.measures().pesoKg();
      case "data_extracao" -> row -> row.edition().dataExtracao();
      default -> throw unknownColumn(column);
    };
  }

  private static IllegalArgumentException unknownColumn(String column) {
    return new IllegalArgumentException("unknown column: " + column);
  }
}
