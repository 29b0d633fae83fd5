package br.engdados.sinesp.producer.normalise;

import java.util.Locale;

/** What comes first in a date such as {@code 2/1/2024}. */
public enum DateOrder {
  /** The day, as in Brazil. */
  DMY,
  /** The month, as in the United States. */
  MDY;

  /**
   * Reads the value of an option.
   *
   * @param text {@code dmy} or {@code mdy}, in any case
   * @return the order
   * @throws IllegalArgumentException if it is neither, with a message that says what may be given
   */
  public static DateOrder of(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "dmy" -> DMY;
      case "mdy" -> MDY;
      default ->
          throw new IllegalArgumentException(
              "must be dmy (day first) or mdy (month first), is '" + text + "'");
    };
  }
}
