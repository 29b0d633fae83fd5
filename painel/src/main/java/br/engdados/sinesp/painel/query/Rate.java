package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.Figure;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A rate per 100,000 residents, or why there is none.
 *
 * @param taxa the rate, rounded to four decimals; null where there is none
 * @param populacao the residents it is by; null where they are not known
 * @param anoPopulacao the year they are of
 * @param populacaoPequena true where they are so few that a case more or less changes much
 * @param semTaxa why there is no rate; null where there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rate(
    @JsonInclude(JsonInclude.Include.ALWAYS) Double taxa,
    Long populacao,
    Integer anoPopulacao,
    Boolean populacaoPequena,
    String semTaxa) {
  private static final double PER = 100_000;
  private static final double ROUNDING = 10_000;

  static Rate of(Figure figure, Optional<Population.Residents> residents) {
    if (residents.isEmpty()) {
      return new Rate(null, null, null, null, "sem-populacao");
    }
    long people = residents.get().people();
    boolean small = people < Population.SMALL;
    if (figure.valor() == null) {
      return new Rate(null, people, residents.get().year(), small, "nada-informado");
    }
    double rate = figure.valor().doubleValue() * PER / people;
    return new Rate(
        Math.round(rate * ROUNDING) / ROUNDING, people, residents.get().year(), small, null);
  }
}
