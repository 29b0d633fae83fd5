package br.engdados.sinesp.contract.occurrence;

import java.util.Locale;

/**
 * The fields that some datasets have and others do not; where a dataset has one it may be blank.
 */
public enum OptionalField {
  AGENTE,
  ARMA,
  FAIXA_ETARIA,
  FORMULARIO,
  FEMININO,
  MASCULINO,
  NAO_INFORMADO,
  VITIMAS,
  OCORRENCIAS,
  PESO_KG;

  private final String column = name().toLowerCase(Locale.ROOT);

  /**
   * Gives the name of the JSON field and of the column.
   *
   * @return the name in lower case
   */
  public String column() {
    return column;
  }
}
