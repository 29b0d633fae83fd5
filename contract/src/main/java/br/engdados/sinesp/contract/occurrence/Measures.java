package br.engdados.sinesp.contract.occurrence;

import java.math.BigDecimal;

/**
 * What was counted. Zero is a reported zero; null is blank: nothing was reported.
 *
 * @param feminino female victims
 * @param masculino male victims
 * @param naoInformado victims whose sex was not reported
 * @param vitimas all victims
 * @param ocorrencias occurrences
 * @param pesoKg seized weight in kilograms; kept without trailing zeros and exponent, so that equal
 *     numbers are equal records
 */
public record Measures(
    Integer feminino,
    Integer masculino,
    Integer naoInformado,
    Integer vitimas,
    Integer ocorrencias,
    BigDecimal pesoKg) {
  /** A row that reports nothing. */
  public static final Measures BLANK = new Measures(null, null, null, null, null, null);

  public Measures {
    if (pesoKg != null) {
      pesoKg = pesoKg.stripTrailingZeros();
      pesoKg = pesoKg.scale() < 0 ? pesoKg.setScale(0) : pesoKg;
    }
  }
}
