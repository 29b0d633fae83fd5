package br.engdados.sinesp.consumer.export;

import static org.apache.spark.sql.functions.col;

import br.engdados.sinesp.contract.dictionary.FileType;
import br.engdados.sinesp.contract.table.Column;
import java.util.List;
import java.util.Map;

/** The files of an export, one a dataset and year in each set. */
enum FileSet {
  /** For analysis; without the rows' names, which are most of the bytes. */
  PARQUET("parquet", "", ".parquet", "parquet", false, Map.of("compression", "zstd")),
  /** The same rows with their names, to follow a row through editions. */
  PARQUET_WITH_ID("parquet-id", "-id", ".parquet", "parquet", true, Map.of("compression", "zstd")),
  /** For everything else: RFC 4180, blank cells empty, instants in UTC. */
  CSV(
      "csv",
      "",
      ".csv.gz",
      "csv",
      false,
      Map.of(
          "compression", "gzip",
          "header", "true",
          "escape", "\"",
          "ignoreLeadingWhiteSpace", "false",
          "ignoreTrailingWhiteSpace", "false",
          "timeZone", "UTC",
          "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"));

  private final String folder;
  private final String suffix;
  private final String ending;
  private final String format;
  private final boolean withId;

  @SuppressWarnings("ImmutableEnumChecker") // Map.of
  private final Map<String, String> options;

  FileSet(
      String folder,
      String suffix,
      String ending,
      String format,
      boolean withId,
      Map<String, String> options) {
    this.folder = folder;
    this.suffix = suffix;
    this.ending = ending;
    this.format = format;
    this.withId = withId;
    this.options = options;
  }

  /** The folder within the export. */
  String folder() {
    return folder;
  }

  /** A file's path within the export. */
  String path(Edition edition) {
    return folder + "/" + edition.name() + suffix + ending;
  }

  /** Spark's name of the format. */
  String format() {
    return format;
  }

  /** Spark's options of the writer, and of the reader that reads the files back. */
  Map<String, String> options() {
    return options;
  }

  boolean withId() {
    return withId;
  }

  /** The columns of its files, in order. */
  List<Column> columns() {
    return withId ? Columns.ALL : Columns.withoutId();
  }

  /** How a column is made of the rows that wait to be written. */
  org.apache.spark.sql.Column expression(Column column) {
    return this != CSV && FileType.of(column) == FileType.NUMBER
        ? col(column.name()).cast("double").as(column.name())
        : col(column.name());
  }
}
