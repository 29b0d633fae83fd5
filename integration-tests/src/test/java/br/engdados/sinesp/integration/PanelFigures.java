package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.reference.Municipalities;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the lines of a yearly CSV by itself and compares every sum with the panel's. */
final class PanelFigures {
  private static final Map<String, Integer> COLUMNS =
      Map.of(
          "feminino", 7,
          "masculino", 8,
          "nao_informado", 9,
          "vitimas", 10,
          "ocorrencias", 11,
          "peso_kg", 12);
  private static final String STATE_ONLY = "NÃO INFORMADO";

  private record Key(String event, String place, int month, String measure) {}

  /** A sum: null where nothing is reported. */
  private record Sum(BigDecimal value, int rows, int reported) {
    Sum with(String cell) {
      if (cell.isEmpty()) {
        return new Sum(value, rows + 1, reported);
      }
      BigDecimal sum = (value == null ? BigDecimal.ZERO : value).add(new BigDecimal(cell));
      return new Sum(sum, rows + 1, reported + 1);
    }
  }

  private static final Sum NONE = new Sum(null, 0, 0);

  private final int year;
  private final Map<Key, Sum> sums = new HashMap<>();
  private final Map<String, Integer> placesByEvent = new HashMap<>();

  PanelFigures(int year, List<String[]> rows) {
    this.year = year;
    Municipalities municipalities = Municipalities.load();
    for (String[] row : rows) {
      List<String> places = new ArrayList<>(List.of("BR", row[0]));
      if (!row[1].equals(STATE_ONLY)) {
        places.add(
            Integer.toString(municipalities.find(row[0], row[1]).orElseThrow().codigoIbge()));
      }
      int month = Integer.parseInt(row[3].substring(5, 7));
      for (String place : places) {
        COLUMNS.forEach(
            (measure, column) ->
                sums.merge(
                    new Key(row[2], place, month, measure),
                    NONE.with(row[column]),
                    (sum, ignored) -> sum.with(row[column])));
      }
      placesByEvent.merge(row[2], 1, Integer::sum);
    }
  }

  /** Asks for every event and measure in the country, the states and some municipalities. */
  void assertShownBy(PanelProcess panel, List<String> places) {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (JsonNode event : panel.ok("/v1/eventos").get("eventos")) {
      String name = event.get("nome").asText();
      assertThat(placesByEvent).containsKey(name);
      for (String measure : COLUMNS.keySet()) {
        JsonNode series =
            panel
                .ok(
                    "/v1/series?evento=%s&lugar=%s&medida=%s&de=%d&ate=%d"
                        .formatted(
                            event.get("id").asText(),
                            String.join(",", places),
                            measure,
                            year,
                            year))
                .get("series");
        assertThat(series).hasSize(places.size());
        for (JsonNode one : series) {
          compared += compare(name, one, measure, differences);
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(1000);
  }

  private int compare(String name, JsonNode series, String measure, List<String> differences) {
    int compared = 0;
    for (JsonNode point : series.get("pontos")) {
      int month = Integer.parseInt(point.get("mes").asText().substring(5));
      Key key = new Key(name, series.get("lugar").asText(), month, measure);
      Sum wanted = sums.getOrDefault(key, NONE);
      boolean sameValue =
          wanted.value() == null
              ? point.get("valor").isNull()
              : !point.get("valor").isNull()
                  && wanted.value().compareTo(point.get("valor").decimalValue()) == 0;
      if (!sameValue
          || wanted.rows() != point.get("linhas").asInt()
          || wanted.reported() != point.get("informadas").asInt()) {
        differences.add(key + ": " + wanted + " but the panel says " + point);
      }
      compared++;
    }
    return compared;
  }
}
