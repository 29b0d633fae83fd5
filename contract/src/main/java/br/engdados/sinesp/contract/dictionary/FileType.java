package br.engdados.sinesp.contract.dictionary;

import br.engdados.sinesp.contract.table.Column;

/** How files hold the values of a column. */
public enum FileType {
  /** Text in UTF-8. */
  TEXT("string", "string"),
  /** A whole number. */
  INTEGER("int32", "integer"),
  /** A number with decimals: a double, as in the workbook; as text the decimal itself. */
  NUMBER("double", "number"),
  /** A day, {@code 2023-01-01}. */
  DATE("date", "date"),
  /** An instant in UTC, {@code 2023-01-01T12:00:00.000Z}. */
  INSTANT("timestamp", "datetime");

  private final String parquet;
  private final String text;

  FileType(String parquet, String text) {
    this.parquet = parquet;
    this.text = text;
  }

  /**
   * Finds the type of a column.
   *
   * @param column a column of a table
   * @return its type in files
   * @throws IllegalArgumentException if files have no form for the column's CQL type
   */
  public static FileType of(Column column) {
    return switch (column.cqlType()) {
      case "uuid", "text" -> TEXT;
      case "int" -> INTEGER;
      case "decimal" -> NUMBER;
      case "date" -> DATE;
      case "timestamp" -> INSTANT;
      default -> throw new IllegalArgumentException("no form in files for " + column);
    };
  }

  /** Names the type in Parquet. */
  public String parquet() {
    return parquet;
  }

  /** Names the type in JSON and CSV, in the words of Frictionless Table Schema. */
  public String text() {
    return text;
  }
}
