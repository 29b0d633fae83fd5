package br.engdados.sinesp.contract.occurrence;

import java.util.Objects;

/**
 * The labels that split an event, all as published.
 *
 * @param abrangencia the body that reports; empty where blank, never null: it is a key column
 * @param agente which kind of agent, null for blank
 * @param arma which weapon, null for blank
 * @param faixaEtaria which age group, null for blank
 * @param formulario on which of the ministry's forms it was reported, null for blank; not part of
 *     the identity
 */
public record Breakdown(
    String abrangencia, String agente, String arma, String faixaEtaria, String formulario) {
  /** No labels at all, as in the older datasets. */
  public static final Breakdown NONE = new Breakdown("", null, null, null, null);

  public Breakdown {
    Objects.requireNonNull(abrangencia, "abrangencia");
  }
}
