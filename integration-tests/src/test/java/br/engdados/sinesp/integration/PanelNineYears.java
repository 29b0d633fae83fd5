package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.reference.Municipality;
import br.engdados.sinesp.contract.reference.States;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks a panel for all its figures of nine years, and holds them against others. */
final class PanelNineYears {
  static final int FIRST = 2015;
  static final int LAST = 2023;

  /** As many places as an answer may have, and so few events that it stays within its points. */
  private static final int PLACES = 27;

  private static final int EVENTS = 5;
  private static final int EVENTS_BY_MONTH = 3;

  private final PanelProcess panel;
  private final List<JsonNode> events = new ArrayList<>();

  PanelNineYears(PanelProcess panel) {
    this.panel = panel;
    panel.ok("/v1/eventos").get("eventos").forEach(events::add);
  }

  private JsonNode series(List<String> ids, List<String> places, String measure, String step) {
    return panel
        .ok(
            "/v1/series?evento=%s&lugar=%s&medida=%s&passo=%s&de=%d&ate=%d"
                .formatted(
                    String.join(",", ids), String.join(",", places), measure, step, FIRST, LAST))
        .get("series");
  }

  /** Every event, year and measure of the country against the independent count. */
  void assertTruth() throws IOException {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    Map<Integer, Map<String, Map<String, BigDecimal>>> truth = new TreeMap<>();
    for (int year = FIRST; year <= LAST; year++) {
      truth.put(year, truth(year));
    }
    for (JsonNode event : events) {
      for (String measure : CountedSeries.MEASURES) {
        JsonNode found = series(List.of(event.get("id").asText()), List.of("BR"), measure, "ano");
        assertThat(found).hasSize(1);
        for (JsonNode point : found.get(0).get("pontos")) {
          Map<String, BigDecimal> wanted =
              truth.get(point.get("ano").asInt()).get(event.get("nome").asText());
          compared++;
          if (!isSame(wanted, measure, point)) {
            differences.add(event.get("nome") + " " + measure + ": " + wanted + ", " + point);
          }
        }
      }
    }
    System.out.printf(
        "country, truth: %d compared, %d differences%n", compared, differences.size());
    assertThat(differences).isEmpty();
    assertThat(compared).isEqualTo(30 * 9 * CountedSeries.MEASURES.size());
  }

  private static boolean isSame(Map<String, BigDecimal> wanted, String measure, JsonNode point) {
    BigDecimal sum = wanted.get(measure);
    JsonNode shown = point.get("valor");
    BigDecimal blank = wanted.get(measure + " blank");
    return wanted.get("rows").intValue() == point.get("linhas").asInt()
        && (blank == null
            || wanted.get("rows").subtract(blank).intValue() == point.get("informadas").asInt())
        && (sum == null
            ? shown.isNull()
            : !shown.isNull() && sum.compareTo(shown.decimalValue()) == 0);
  }

  /** By event, both tables together: rows, sums by measure, blank rows by measure. */
  private static Map<String, Map<String, BigDecimal>> truth(int year) throws IOException {
    Map<String, Map<String, BigDecimal>> events = new HashMap<>();
    for (JsonNode one : RealFiles.truth(year).get("eventos")) {
      Map<String, BigDecimal> sums =
          events.computeIfAbsent(one.get("tipo_crime").asText(), ignored -> new HashMap<>());
      add(sums, "rows", one.get("linhas"));
      for (String measure : CountedSeries.MEASURES) {
        add(sums, measure, one.get(measure.equals("peso_kg") ? "peso" : measure));
      }
      add(sums, "vitimas blank", one.get("vitimas_nulas"));
      add(sums, "ocorrencias blank", one.get("ocorrencias_nulas"));
      add(sums, "peso_kg blank", one.get("peso_nulo"));
    }
    return events;
  }

  private static void add(Map<String, BigDecimal> sums, String name, JsonNode value) {
    if (!value.isNull()) {
      sums.merge(name, new BigDecimal(value.asText()), BigDecimal::add);
    }
  }

  /** Every event, month and measure of the country and the states. */
  void assertAreas(CountedSeries counted) {
    List<String> states = States.load().all().stream().map(state -> state.uf()).toList();
    List<String> differences = new ArrayList<>();
    long compared = 0;
    for (String measure : CountedSeries.MEASURES) {
      for (List<JsonNode> some : parts(events, EVENTS_BY_MONTH)) {
        compared += compare(some, List.of("BR"), measure, "mes", counted, differences);
        compared += compare(some, states, measure, "mes", counted, differences);
      }
    }
    System.out.printf(
        "country and states by month: %d compared, %d differences%n", compared, differences.size());
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThanOrEqualTo(30L * 28 * 108 * CountedSeries.MEASURES.size());
  }

  /** Every event, year and measure of every municipality. */
  void assertMunicipalities(CountedSeries counted) {
    List<String> codes =
        Municipalities.load().all().stream()
            .map(Municipality::codigoIbge)
            .map(Object::toString)
            .toList();
    List<JsonNode> municipal =
        events.stream().filter(event -> event.get("nivel").asText().equals("municipio")).toList();
    List<String> differences = new ArrayList<>();
    long compared = 0;
    for (String measure : CountedSeries.MEASURES) {
      List<JsonNode> with =
          municipal.stream()
              .filter(event -> event.get("medidas").toString().contains(measure))
              .toList();
      for (List<JsonNode> some : parts(with, EVENTS)) {
        for (List<String> places : parts(codes, PLACES)) {
          compared += compare(some, places, measure, "ano", counted, differences);
        }
      }
    }
    System.out.printf(
        "municipalities by year: %d compared, %d differences%n", compared, differences.size());
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(10L * 5570 * 9);
  }

  private int compare(
      List<JsonNode> some,
      List<String> places,
      String measure,
      String step,
      CountedSeries counted,
      List<String> differences) {
    List<String> ids = some.stream().map(event -> event.get("id").asText()).toList();
    int compared = 0;
    Map<String, List<String>> bodies = new HashMap<>();
    for (JsonNode one : series(ids, places, measure, step)) {
      compared += counted.compare(one, differences);
      bodies
          .computeIfAbsent(
              one.get("evento_nome").asText() + " " + one.get("lugar").asText(),
              ignored -> new ArrayList<>())
          .add(one.get("abrangencia").asText());
    }
    for (JsonNode event : some) {
      String name = event.get("nome").asText();
      for (String place : places) {
        assertThat(bodies.get(name + " " + place))
            .as("the bodies of %s in %s", name, place)
            .containsAll(counted.bodies(name, place));
      }
    }
    return compared;
  }

  private static <T> List<List<T>> parts(List<T> all, int most) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      parts.add(all.subList(from, Math.min(all.size(), from + most)));
    }
    return parts;
  }
}
