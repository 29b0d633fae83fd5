package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.occurrence.Breakdown;

/**
 * The labels by which some events are split further, as published.
 *
 * @param agente which kind of agent; null for blank, or in a filter for any
 * @param arma which weapon; likewise
 * @param faixaEtaria which age group; likewise
 */
public record Split(String agente, String arma, String faixaEtaria) {
  /** No labels; as a filter, every row. */
  public static final Split NONE = new Split(null, null, null);

  static Split of(Breakdown labels) {
    return labels.agente() == null && labels.arma() == null && labels.faixaEtaria() == null
        ? NONE
        : new Split(labels.agente(), labels.arma(), labels.faixaEtaria());
  }

  /** Whether a row's labels are those that this filter names. */
  boolean accepts(Split row) {
    return (agente == null || agente.equals(row.agente))
        && (arma == null || arma.equals(row.arma))
        && (faixaEtaria == null || faixaEtaria.equals(row.faixaEtaria));
  }
}
