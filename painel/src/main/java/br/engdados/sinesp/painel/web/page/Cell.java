package br.engdados.sinesp.painel.web.page;

import java.math.BigDecimal;

/**
 * A cell of a table.
 *
 * @param text what is read
 * @param value the same as plain digits for the scripts, null where there is none
 * @param status the status's letter, null where the column has none
 */
record Cell(String text, String value, String status) {
  static Cell text(String text) {
    return new Cell(text, null, null);
  }

  /** A figure, or the word for why there is none. */
  static Cell figure(BigDecimal value, String written, Status status, Texts texts) {
    return new Cell(
        value == null ? texts.get("status." + status.code()) : written,
        Numbers.plain(value),
        status.code());
  }
}
