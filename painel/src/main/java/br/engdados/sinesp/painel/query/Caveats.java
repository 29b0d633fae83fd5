package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.Areas;
import br.engdados.sinesp.painel.cube.Event;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects the caveats of one answer, each once. Not for several threads at once. */
final class Caveats {
  private static final int ES = Areas.stateIndex("ES");
  private static final int DF = Areas.stateIndex("DF");

  private static final String OTHER_YEAR = "populacao-de-outro-ano";
  private static final String FEW_PEOPLE = "populacao-pequena";

  private final Map<String, Caveat> found = new LinkedHashMap<>();

  List<Caveat> all() {
    return List.copyOf(found.values());
  }

  private void add(String code, String text, Map<String, Object> values) {
    found.putIfAbsent(code, new Caveat(code, text, values));
  }

  /** What is known beforehand of an event in a place over a period. */
  void place(Event event, Place place, YearMonth from, YearMonth to) {
    if (!event.municipal()) {
      if (place.isMunicipality()) {
        add(
            "evento-so-por-estado",
            "Este evento é publicado só por estado: para municípios não há linhas.",
            null);
      }
      return;
    }
    if (place.area() == DF) {
      add(
          "df-linhas-somadas",
          "O Distrito Federal publica 33 linhas por mês (uma por região administrativa); aqui elas são somadas.",
          null);
    }
    if (place.area() == ES && from.getYear() <= 2015 && to.getYear() >= 2015) {
      add("es-2015", "Em 2015 o Espírito Santo quase não publicou por município.", null);
    }
  }

  /** How much of a total names no municipality. */
  void withoutMunicipality(Number all, Number without) {
    if (all == null || without == null || without.doubleValue() == 0) {
      return;
    }
    double share = without.doubleValue() / all.doubleValue();
    add(
        "sem-municipio",
        String.format(
            Locale.forLanguageTag("pt-BR"),
            "%s de %s (%.1f %%) estão em linhas sem município: contam nos totais e em nenhum município.",
            text(without),
            text(all),
            share * 100),
        Map.of("sem_municipio", without, "valor", all, "parcela", share));
  }

  private static String text(Number number) {
    return number instanceof BigDecimal decimal
        ? decimal.toPlainString().replace('.', ',')
        : String.format(Locale.forLanguageTag("pt-BR"), "%,d", number.longValue());
  }

  void partlyReported(int reported, int rows) {
    if (reported > 0 && reported < rows) {
      add(
          "informado-em-parte",
          "Só parte das linhas foi informada: onde informadas é menor que linhas, a soma é do que foi informado.",
          null);
    }
  }

  /** Asked of every place of a map: what is found already is not made again. */
  void rate(Rate rate, int year) {
    if (rate == null) {
      return;
    }
    if (rate.anoPopulacao() != null
        && rate.anoPopulacao() != year
        && !found.containsKey(OTHER_YEAR)) {
      add(
          OTHER_YEAR,
          "Depois do último ano com estimativa, as taxas usam a população de "
              + rate.anoPopulacao()
              + ".",
          Map.of("ano_populacao", rate.anoPopulacao()));
    }
    if (Boolean.TRUE.equals(rate.populacaoPequena()) && !found.containsKey(FEW_PEOPLE)) {
      add(
          FEW_PEOPLE,
          "Com menos de 10.000 habitantes um caso a mais ou a menos muda muito a taxa.",
          Map.of("populacao_pequena", Population.SMALL));
    }
  }

  void bodies(Collection<String> bodies) {
    if (bodies.size() > 1) {
      add(
          "orgaos-separados",
          "Mais de um órgão informa este evento ("
              + String.join(", ", bodies)
              + "); as séries não se somam, pois o mesmo caso pode estar em mais de uma.",
          Map.of("abrangencias", List.copyOf(bodies)));
    }
  }

  void filter(boolean filtered) {
    if (filtered) {
      add("filtro", "Só as linhas com os rótulos pedidos (agente, arma ou faixa etária).", null);
    }
  }
}
