package br.engdados.sinesp.contract.occurrence;

import java.util.Locale;

/** What place a row stands for; it decides the topic and the table. */
public enum Granularidade {
  /** One municipality. */
  MUNICIPIO,
  /** A whole state. */
  ESTADO,
  /** Neither can be told, or the whole country. */
  GERAL;

  private final String code = name().toLowerCase(Locale.ROOT);

  /**
   * Gives the value of the field {@code granularidade}.
   *
   * @return the name in lower case
   */
  public String code() {
    return code;
  }

  /**
   * Finds a granularity by the value of the field.
   *
   * @param code {@code municipio}, {@code estado} or {@code geral}
   * @return the granularity
   * @throws IllegalArgumentException if the code is none of these
   */
  public static Granularidade ofCode(String code) {
    for (Granularidade granularidade : values()) {
      if (granularidade.code.equals(code)) {
        return granularidade;
      }
    }
    throw new IllegalArgumentException("unknown granularidade: " + code);
  }
}
