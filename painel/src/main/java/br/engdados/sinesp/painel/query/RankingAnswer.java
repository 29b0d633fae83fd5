package br.engdados.sinesp.painel.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * Places in the order of their figures.
 *
 * @param evento the event's id
 * @param eventoNome its name
 * @param abrangencia the one reporting body
 * @param medida the column that is summed
 * @param lugares the places
 * @param total how many places have a figure, those past the limit too
 * @param avisos what must be known about them
 */
public record RankingAnswer(
    String evento,
    String eventoNome,
    String abrangencia,
    String medida,
    List<Ranked> lugares,
    int total,
    List<Caveat> avisos) {
  public RankingAnswer {
    lugares = List.copyOf(lugares);
    avisos = List.copyOf(avisos);
  }

  /**
   * A place.
   *
   * @param posicao its place in the order; equal figures have equal ones
   * @param lugar its id
   * @param nome its name
   * @param uf its state
   * @param valor the sum
   * @param linhas the rows
   * @param informadas those that report
   * @param taxa the rate; null where none was asked for
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Ranked(
      int posicao,
      String lugar,
      String nome,
      String uf,
      @JsonInclude(JsonInclude.Include.ALWAYS) Number valor,
      int linhas,
      int informadas,
      @JsonUnwrapped Rate taxa) {}
}
