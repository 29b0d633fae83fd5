package br.engdados.sinesp.consumer.export;

import br.engdados.sinesp.contract.dictionary.FileType;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.spark.connector.japi.CassandraRow;
import java.math.BigDecimal;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of exported files: those of all tables, blank where a table lacks one. */
final class Columns {
  /** The municipal table has all the columns that the others have, and two more. */
  static final List<Column> ALL = OccurrenceTable.MUNICIPIO.columns();

  static final String ID = "id";

  /** Where the columns of a table stand in {@link #ALL}. */
  private static final Map<Granularidade, int[]> PLACES = places();

  private Columns() {}

  private static Map<Granularidade, int[]> places() {
    Map<Granularidade, int[]> places = new EnumMap<>(Granularidade.class);
    for (Granularidade granularidade : Granularidade.values()) {
      places.put(
          granularidade,
          OccurrenceTable.of(granularidade).columns().stream().mapToInt(ALL::indexOf).toArray());
    }
    return places;
  }

  /** All but {@code id}. */
  static List<Column> withoutId() {
    return ALL.stream().filter(column -> !column.name().equals(ID)).toList();
  }

  static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  /** The names of a table's own columns, in the order in which {@link #row} wants them. */
  static List<String> of(Granularidade granularidade) {
    return names(OccurrenceTable.of(granularidade).columns());
  }

  /**
   * The form in which rows wait to be written: weights as text, since no double is in a CSV. Days
   * and instants are those of {@code java.time}, which the session must be told.
   */
  static StructType schema() {
    StructType schema = new StructType();
    for (Column column : ALL) {
      DataType type =
          switch (FileType.of(column)) {
            case TEXT, NUMBER -> DataTypes.StringType;
            case INTEGER -> DataTypes.IntegerType;
            case DATE -> DataTypes.DateType;
            case INSTANT -> DataTypes.TimestampType;
          };
      schema = schema.add(column.name(), type);
    }
    return schema;
  }

  /**
   * Turns a table's row into an exported one.
   *
   * @param row the columns that {@link #of} names
   * @param granularidade which table it is of
   * @return the values of {@link #ALL}
   */
  static Row row(CassandraRow row, Granularidade granularidade) {
    Object[] values = new Object[ALL.size()];
    int[] places = PLACES.get(granularidade);
    for (int i = 0; i < places.length; i++) {
      values[places[i]] = value(row.getObject(i));
    }
    return RowFactory.create(values);
  }

  private static Object value(Object value) {
    if (value instanceof java.util.UUID id) {
      return id.toString();
    }
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    if (value instanceof java.sql.Date day) {
      return day.toLocalDate();
    }
    if (value instanceof Date time) {
      return time.toInstant();
    }
    return value;
  }
}
