package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.cube.Event;
import br.engdados.sinesp.painel.cube.Measure;
import java.util.List;
import java.util.Map;

/** {@code /v1/eventos}. */
final class EventsEndpoint implements Endpoint {
  /** An event as it is handed out. */
  record Item(
      String id,
      String nome,
      String nivel,
      String medida,
      List<String> medidas,
      List<String> abrangencias,
      List<String> agentes,
      List<String> armas,
      List<String> faixasEtarias,
      String primeiroMes,
      String ultimoMes,
      long linhas) {
    static Item of(Event event) {
      return new Item(
          event.id(),
          event.name(),
          event.municipal() ? "municipio" : "uf",
          event.main().column(),
          event.measures().stream().map(Measure::column).toList(),
          event.bodies(),
          event.agents(),
          event.weapons(),
          event.ageGroups(),
          event.first().toString(),
          event.last().toString(),
          event.rows());
    }
  }

  /** The answer. */
  record Answer(List<Item> eventos) {}

  @Override
  public Prepared prepare(CubeVersion version, Parameters parameters) throws Problem {
    parameters.check();
    return Prepared.of(
        Map.of(),
        () -> version.events().stream().map(Item::of).toList(),
        Answer::new,
        EventsEndpoint::table);
  }

  private static Table table(List<Item> items) {
    return Table.of(
            "id",
            "nome",
            "nivel",
            "medida",
            "medidas",
            "abrangencias",
            "agentes",
            "armas",
            "faixas_etarias",
            "primeiro_mes",
            "ultimo_mes",
            "linhas")
        .with(
            items,
            item ->
                new Object[] {
                  item.id(),
                  item.nome(),
                  item.nivel(),
                  item.medida(),
                  String.join("; ", item.medidas()),
                  String.join("; ", item.abrangencias()),
                  String.join("; ", item.agentes()),
                  String.join("; ", item.armas()),
                  String.join("; ", item.faixasEtarias()),
                  item.primeiroMes(),
                  item.ultimoMes(),
                  item.linhas()
                });
  }
}
