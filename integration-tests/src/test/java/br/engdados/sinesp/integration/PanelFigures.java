package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Counts the rows of a year by itself and compares every sum with the panel's. */
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
    Sum with(BigDecimal cell) {
      return cell == null
          ? new Sum(value, rows + 1, reported)
          : new Sum(value == null ? cell : value.add(cell), rows + 1, reported + 1);
    }
  }

  private static final Sum NONE = new Sum(null, 0, 0);

  private final int year;
  private final Map<Key, Sum> sums = new HashMap<>();
  private final Set<String> events = new HashSet<>();
  private int rows;

  private PanelFigures(int year) {
    this.year = year;
  }

  /** What the lines of a yearly CSV add up to. */
  static PanelFigures ofLines(int year, List<String[]> lines) {
    PanelFigures figures = new PanelFigures(year);
    Municipalities municipalities = Municipalities.load();
    for (String[] line : lines) {
      Integer code =
          line[1].equals(STATE_ONLY)
              ? null
              : (Integer) municipalities.find(line[0], line[1]).orElseThrow().codigoIbge();
      figures.add(
          line[2],
          line[0],
          code,
          Integer.parseInt(line[3].substring(5, 7)),
          measure -> {
            String cell = line[COLUMNS.get(measure)];
            return cell.isEmpty() ? null : new BigDecimal(cell);
          });
    }
    return figures;
  }

  /** What the rows of the tables add up to. */
  static PanelFigures ofTables(int year, Pipeline pipeline) {
    PanelFigures figures = new PanelFigures(year);
    for (Granularidade of : List.of(Granularidade.MUNICIPIO, Granularidade.ESTADO)) {
      pipeline.forEachRow(
          OccurrenceTable.of(of),
          row ->
              figures.add(
                  row.getString("tipo_crime"),
                  row.getString("uf"),
                  of == Granularidade.MUNICIPIO ? (Integer) row.getInt("codigo_municipio") : null,
                  row.getInt("mes"),
                  measure -> number(row, measure)));
    }
    return figures;
  }

  private static BigDecimal number(Row row, String measure) {
    Object value = row.getObject(measure);
    return value == null ? null : new BigDecimal(value.toString());
  }

  private void add(
      String event, String uf, Integer code, int month, Function<String, BigDecimal> cells) {
    List<String> places = new ArrayList<>(List.of("BR", uf));
    if (code != null) {
      places.add(code.toString());
    }
    for (String measure : COLUMNS.keySet()) {
      BigDecimal cell = cells.apply(measure);
      for (String place : places) {
        sums.merge(
            new Key(event, place, month, measure),
            NONE.with(cell),
            (sum, ignored) -> sum.with(cell));
      }
    }
    events.add(event);
    rows++;
  }

  /** How many rows were counted. */
  int rows() {
    return rows;
  }

  /** Asks for every event and measure in the country, the states and some municipalities. */
  void assertShownBy(PanelProcess panel, List<String> places) {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    assertThat(panel.ok("/v1").get("linhas").asInt()).isEqualTo(rows);
    for (JsonNode event : panel.ok("/v1/eventos").get("eventos")) {
      String name = event.get("nome").asText();
      assertThat(events).contains(name);
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
