package br.engdados.sinesp.painel.cube;

/**
 * A sum, and of what: zero, blank and no row are three things.
 *
 * @param valor a Long, a BigDecimal for the weight, or null where nothing was reported
 * @param linhas how many rows there are
 * @param informadas how many of them report the measure
 */
public record Figure(Number valor, int linhas, int informadas) {
  /** There is no row at all. */
  public static final Figure NO_ROW = new Figure(null, 0, 0);

  /**
   * Tells whether it is a reported zero.
   *
   * @return false for blank and for no row
   */
  public boolean isZero() {
    return valor != null && valor.doubleValue() == 0;
  }
}
