package br.engdados.sinesp.producer.reader;

import java.util.Locale;

/** What a column of a published file can hold, under the name that the yearly files give it. */
public enum Field {
  UF,
  MUNICIPIO,
  EVENTO,
  DATA_REFERENCIA,
  AGENTE,
  ARMA,
  FAIXA_ETARIA,
  FEMININO,
  MASCULINO,
  NAO_INFORMADO,
  TOTAL_VITIMA,
  TOTAL,
  TOTAL_PESO,
  ABRANGENCIA,
  FORMULARIO,
  /** The older datasets: the year alone. */
  ANO,
  /** The older datasets: the month's name. */
  MES,
  /** IBGE's code, in some editions of the older municipal dataset. */
  CODIGO_MUNICIPIO,
  /** The region's name; the reference list has it, so the column is known but not used. */
  REGIAO;

  private static final Field[] ALL = values();

  private final String column = name().toLowerCase(Locale.ROOT);

  /**
   * Gives the field's name in the mapping table and in messages.
   *
   * @return the name in lower case
   */
  public String column() {
    return column;
  }

  /**
   * Gives the field's place in a {@link Row}.
   *
   * @return from 0
   */
  @SuppressWarnings("EnumOrdinal") // never stored: rows live for milliseconds
  int slot() {
    return ordinal();
  }

  /**
   * Counts the fields.
   *
   * @return how many cells a {@link Row} has
   */
  public static int count() {
    return ALL.length;
  }
}
