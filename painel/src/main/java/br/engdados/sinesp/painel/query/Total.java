package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.Figure;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A state's or the country's total.
 *
 * @param uf the state; null for more than one
 * @param valor the sum of all rows; null where nothing was reported
 * @param linhas the rows
 * @param informadas those that report
 * @param semMunicipio what of the sum rows without municipality report; null for none
 * @param parcelaSemMunicipio that as a share of the sum, 0 to 1; null where there is none
 */
public record Total(
    @JsonInclude(JsonInclude.Include.NON_NULL) String uf,
    Number valor,
    int linhas,
    int informadas,
    Number semMunicipio,
    Double parcelaSemMunicipio) {
  static Total of(String uf, Figure all, Figure without) {
    boolean share = all.valor() != null && without.valor() != null && all.valor().doubleValue() > 0;
    return new Total(
        uf,
        all.valor(),
        all.linhas(),
        all.informadas(),
        without.valor(),
        share ? (Double) (without.valor().doubleValue() / all.valor().doubleValue()) : null);
  }
}
