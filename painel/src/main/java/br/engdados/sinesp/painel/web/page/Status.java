package br.engdados.sinesp.painel.web.page;

import java.math.BigDecimal;

/** What a figure is: zero, blank and no row are three things. */
enum Status {
  /** All rows report, and not only zeros. */
  REPORTED("i"),
  /** Some rows report, others are blank. */
  PARTLY("p"),
  /** All rows report zero. */
  ZERO("z"),
  /** There are rows, none of them reports. */
  BLANK("b"),
  /** Nothing was published. */
  NO_ROW("n"),
  /** The figure is made of others, some of which are missing. */
  NOT_MADE("x");

  private final String code;

  Status(String code) {
    this.code = code;
  }

  /** The letter that the tables carry for the scripts, and that names the text. */
  String code() {
    return code;
  }

  static Status of(BigDecimal value, int rows, int reporting) {
    if (rows == 0) {
      return NO_ROW;
    }
    if (reporting == 0 || value == null) {
      return BLANK;
    }
    if (reporting < rows) {
      return PARTLY;
    }
    return value.signum() == 0 ? ZERO : REPORTED;
  }
}
