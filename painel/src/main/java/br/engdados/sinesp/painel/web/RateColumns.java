package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.query.Rate;
import java.util.Arrays;
import java.util.List;

/** The columns of a rate in tables. */
final class RateColumns {
  static final List<String> NAMES =
      List.of("taxa", "populacao", "ano_populacao", "populacao_pequena", "sem_taxa");

  private RateColumns() {}

  static List<Object> cells(Rate rate) {
    return Arrays.asList(
        rate.taxa(),
        rate.populacao(),
        rate.anoPopulacao(),
        rate.populacaoPequena(),
        rate.semTaxa());
  }
}
