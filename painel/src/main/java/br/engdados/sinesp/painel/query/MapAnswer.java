package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.Figure;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The figures of a map: parallel lists.
 *
 * @param evento the event's id
 * @param eventoNome its name
 * @param abrangencia the one reporting body
 * @param outrasAbrangencias the others, which are not in these figures
 * @param medida the column that is summed
 * @param codigos IBGE's codes
 * @param valores the sums; null where nothing was reported
 * @param linhas the rows; 0 where there is none
 * @param informadas those that report
 * @param taxas rates; null where none were asked for
 * @param populacoes the residents they are by; likewise
 * @param anoPopulacao the year they are of; likewise
 * @param total the whole map's total
 * @param estados each state's total
 * @param semLimite codes without a boundary
 * @param classes classes of the values above 0, or of the rates
 * @param avisos what must be known about them
 * @param lugares the places in the order of the codes; not handed out
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers; nobody compares answers
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MapAnswer(
    String evento,
    String eventoNome,
    String abrangencia,
    List<String> outrasAbrangencias,
    String medida,
    int[] codigos,
    List<Number> valores,
    int[] linhas,
    int[] informadas,
    List<Double> taxas,
    List<Long> populacoes,
    Integer anoPopulacao,
    Total total,
    List<Total> estados,
    List<Unlisted> semLimite,
    List<ValueClass> classes,
    List<Caveat> avisos,
    @JsonIgnore List<Located> lugares) {
  /**
   * A place and its figure.
   *
   * @param place the place
   * @param figure its figure
   * @param rate its rate; null where none was asked for
   */
  public record Located(Place place, Figure figure, Rate rate) {}

  /**
   * A code without a boundary.
   *
   * @param codigo the code, 0 where the published name is unknown
   * @param uf its state
   * @param municipio a name under which it was published
   * @param valor the sum; null where nothing was reported
   * @param linhas the rows
   * @param informadas those that report
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Unlisted(
      int codigo, String uf, String municipio, Number valor, int linhas, int informadas) {}
}
