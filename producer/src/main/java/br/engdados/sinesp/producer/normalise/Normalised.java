package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.producer.reader.Field;
import br.engdados.sinesp.producer.reader.Row;
import java.util.Optional;

/** What becomes of a row. */
public sealed interface Normalised {
  /**
   * The row is sound.
   *
   * @param row where it came from
   * @param occurrence what it says
   */
  record Accepted(Row row, Occurrence occurrence) implements Normalised {}

  /**
   * The row cannot be published.
   *
   * @param row where it came from
   * @param field what the column at fault holds, empty where it is the whole row
   * @param column the column at fault as published, empty where it is the whole row
   * @param value the value at fault, empty for blank
   * @param reason why, for people
   */
  record Rejected(Row row, Optional<Field> field, String column, String value, String reason)
      implements Normalised {}
}
