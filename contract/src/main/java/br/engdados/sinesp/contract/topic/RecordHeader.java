package br.engdados.sinesp.contract.topic;

/** The names of the record headers; all values are UTF-8 text. */
public final class RecordHeader {
  /** What the record does, see {@link Operation}. */
  public static final String OPERATION = "op";

  /** The version of the value's schema, see {@link #SCHEMA_VERSION_CURRENT}. */
  public static final String SCHEMA_VERSION = "schema-version";

  /** The name of the file that the row was read from, without its folder. */
  public static final String SOURCE_FILE = "source-file";

  /** The number of the row in its file, the header row being 1. */
  public static final String SOURCE_ROW = "source-row";

  /** The SHA-256 of the file, 64 hexadecimal digits. */
  public static final String SOURCE_SHA256 = "source-sha256";

  /** The schema version that this build reads and writes. */
  public static final String SCHEMA_VERSION_CURRENT = "1";

  private RecordHeader() {}
}
