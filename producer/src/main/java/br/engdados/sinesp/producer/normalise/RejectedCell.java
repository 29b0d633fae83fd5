package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.producer.reader.Field;

/** A cell that breaks a rule; caught by the normaliser, which knows the row. */
final class RejectedCell extends Exception {
  private static final long serialVersionUID = 1L;

  private final Field field;
  private final String value;

  RejectedCell(Field field, Object value, String reason) {
    // No stack trace: a file may have very many of these.
    super(reason, null, false, false);
    this.field = field;
    this.value = value == null ? "" : value.toString();
  }

  Field field() {
    return field;
  }

  String value() {
    return value;
  }
}
