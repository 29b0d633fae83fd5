package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.Figure;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * Which months were reported.
 *
 * @param evento the event's id
 * @param eventoNome its name
 * @param lugar the place's id
 * @param abrangencia the one reporting body
 * @param medida of which column
 * @param meses the months in order
 * @param avisos what must be known about them
 */
public record CoverageAnswer(
    String evento,
    String eventoNome,
    String lugar,
    String abrangencia,
    String medida,
    List<Month> meses,
    List<Caveat> avisos) {
  public CoverageAnswer {
    meses = List.copyOf(meses);
    avisos = List.copyOf(avisos);
  }

  /** What is known of a month. */
  public enum State {
    /** Something above zero was reported. */
    INFORMADO,
    /** Zero was reported. */
    ZERO,
    /** There are rows, and none reports. */
    EM_BRANCO,
    /** There is no row. */
    SEM_LINHA;

    static State of(Figure figure) {
      if (figure.linhas() == 0) {
        return SEM_LINHA;
      }
      if (figure.valor() == null) {
        return EM_BRANCO;
      }
      return figure.isZero() ? ZERO : INFORMADO;
    }

    /**
     * Gives the name in the API.
     *
     * @return the name in lower case
     */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One month.
   *
   * @param mes the month, such as {@code 2023-01}
   * @param situacao its state
   * @param parcial whether only part of the rows report
   * @param linhas the rows
   * @param informadas those that report
   * @param municipios how many municipalities are in which state; null where that does not apply
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Month(
      String mes,
      State situacao,
      boolean parcial,
      int linhas,
      int informadas,
      Municipalities municipios) {}

  /**
   * Numbers of municipalities.
   *
   * @param informado with something above zero
   * @param zero with a reported zero
   * @param emBranco with rows of which none reports
   * @param semLinha of IBGE's list, without a row
   */
  public record Municipalities(int informado, int zero, int emBranco, int semLinha) {}
}
