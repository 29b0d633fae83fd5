package br.engdados.sinesp.contract.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema (draft-07, which every schema registry checks) of a record's value. */
public final class OccurrenceSchema {
  private OccurrenceSchema() {}

  /**
   * Reads the schema that this module carries.
   *
   * @return its text, JSON
   */
  public static String text() {
    try (InputStream stream =
        OccurrenceSchema.class.getResourceAsStream("ocorrencia.schema.json")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the bundled schema", e);
    }
  }
}
