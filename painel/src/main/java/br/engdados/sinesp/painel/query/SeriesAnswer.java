package br.engdados.sinesp.painel.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * Series, as they are handed out.
 *
 * @param series one for each event, place and body
 * @param avisos what must be known about them
 */
public record SeriesAnswer(List<Series> series, List<Caveat> avisos) {
  public SeriesAnswer {
    series = List.copyOf(series);
    avisos = List.copyOf(avisos);
  }

  /**
   * One series.
   *
   * @param evento the event's id
   * @param eventoNome its name
   * @param lugar the place's id
   * @param lugarNome its name
   * @param abrangencia the reporting body
   * @param medida the column that is summed
   * @param pontos the points in order, without gaps
   */
  public record Series(
      String evento,
      String eventoNome,
      String lugar,
      String lugarNome,
      String abrangencia,
      String medida,
      List<Point> pontos) {
    public Series {
      pontos = List.copyOf(pontos);
    }
  }

  /**
   * One point.
   *
   * @param mes the month, such as {@code 2023-01}; null where points are years
   * @param ano the year; null where points are months
   * @param meses how many months of the year are in it; null where points are months
   * @param valor the sum; null where nothing was reported
   * @param linhas the published rows
   * @param informadas those that report the measure
   * @param semMunicipio of the sum, what rows without municipality report; null where that does not
   *     apply or nothing was reported
   * @param taxa the rate; null where none was asked for
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Point(
      String mes,
      Integer ano,
      Integer meses,
      @JsonInclude(JsonInclude.Include.ALWAYS) Number valor,
      int linhas,
      int informadas,
      Number semMunicipio,
      @JsonUnwrapped Rate taxa) {}
}
