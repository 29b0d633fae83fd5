package br.engdados.sinesp.consumer.export;

import br.engdados.sinesp.contract.dictionary.FileType;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.spark.connector.japi.CassandraRow;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

  private Columns() {}

  /** All but {@code id}. */
  static List<Column> withoutId() {
    return ALL.stream().filter(column -> !column.name().equals(ID)).toList();
  }

  static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  /** The names of a table's own columns, in the order of {@link #ALL}. */
  static List<String> of(OccurrenceTable table) {
    Set<Column> own = Set.copyOf(table.columns());
    return ALL.stream().filter(own::contains).map(Column::name).collect(Collectors.toList());
  }

  /** The form in which rows wait to be written: weights as text, since no double is in a CSV. */
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
   * @param table which table it is of
   * @return the values of {@link #ALL}
   */
  static Row row(CassandraRow row, OccurrenceTable table) {
    Object[] values = new Object[ALL.size()];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      if (table.columns().contains(ALL.get(i))) {
        values[i] = value(row.getObject(next++));
      }
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
