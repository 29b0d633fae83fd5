package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.query.Population;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /v1}: what there is, and where. */
final class StartEndpoint implements Endpoint {
  private final Population population;
  private final Map<String, String> links;

  StartEndpoint(Population population, String boundaries) {
    this.population = population;
    Map<String, String> all = new LinkedHashMap<>();
    for (String list :
        List.of(
            "eventos",
            "lugares",
            "series",
            "mapa",
            "ranking",
            "cobertura",
            "revisoes",
            "linhas",
            "exportacoes",
            "fontes",
            "saude",
            "pronto",
            "metrics")) {
      all.put(list, "/v1/" + list);
    }
    all.put("limites", "/v1/limites/" + boundaries);
    all.put("openapi", "/openapi.yaml");
    all.put("catalogo", "/catalogo.jsonld");
    this.links = Map.copyOf(all);
  }

  /** An edition of a year. */
  record EditionOfYear(int ano, Instant dataExtracao, long linhas) {}

  /** What is known of the population. */
  record KnownPopulation(int primeiroAno, int ultimoAno, int populacaoPequena) {}

  /** The answer. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      String conjunto,
      String primeiroMes,
      String ultimoMes,
      List<EditionOfYear> edicoes,
      long linhas,
      long linhasSemLugar,
      KnownPopulation populacao,
      Map<String, String> links) {}

  @Override
  public Prepared prepare(CubeVersion version, Parameters parameters) throws Problem {
    parameters.check();
    return Prepared.of(
        Map.of(), () -> answer(version), answer -> answer, answer -> Table.of("conjunto"));
  }

  private Answer answer(CubeVersion version) {
    return new Answer(
        "sinesp-vde",
        version.first().toString(),
        version.last().toString(),
        version.newestByYear().entrySet().stream()
            .map(
                year ->
                    new EditionOfYear(year.getKey(), year.getValue(), version.rows(year.getKey())))
            .toList(),
        version.rows(),
        version.rowsOfNoState(),
        new KnownPopulation(population.firstYear(), population.lastYear(), Population.SMALL),
        links);
  }
}
