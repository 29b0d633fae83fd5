package br.engdados.sinesp.producer.normalise;

import java.util.Locale;

/** Which mark stands before the decimals of a number, and which between its thousands. */
public enum NumberFormat {
  /** As in Brazil: {@code 1.234,5}. */
  BR,
  /** As in English, and as programs write: {@code 1,234.5}. */
  EN;

  /**
   * Reads the value of an option.
   *
   * @param text {@code br} or {@code en}, in any case
   * @return the format
   * @throws IllegalArgumentException if it is neither, with a message that says what may be given
   */
  public static NumberFormat of(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "br" -> BR;
      case "en" -> EN;
      default ->
          throw new IllegalArgumentException(
              "must be br (1.234,5) or en (1,234.5), is '" + text + "'");
    };
  }

  /** Gives the format whose decimals stand behind a mark, a comma or a point. */
  static NumberFormat ofDecimalMark(char mark) {
    return mark == ',' ? BR : EN;
  }

  NumberFormat other() {
    return this == BR ? EN : BR;
  }
}
