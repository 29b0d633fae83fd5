package br.engdados.sinesp.integration;

import br.engdados.sinesp.contract.reference.Municipalities;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the lines of the yearly files add up to, counted here without any code of the panel: the
 * country and the states by month, the municipalities by year.
 */
final class CountedSeries {
  /** In the order of the file's columns. */
  static final List<String> MEASURES =
      List.of("feminino", "masculino", "nao_informado", "vitimas", "ocorrencias", "peso_kg");

  private static final int FIRST_COLUMN = 7;
  private static final int WEIGHT = MEASURES.size() - 1;
  private static final int BODY = 13;
  private static final int MONTHS = 12;
  private static final String STATE_ONLY = "NÃO INFORMADO";
  private static final Sum NONE = new Sum();

  private record Place(String event, String place) {}

  /** A sum of rows; which measures were reported how often. */
  private static final class Sum {
    private final long[] whole = new long[MEASURES.size()];
    private final int[] reported = new int[MEASURES.size()];
    private BigDecimal weight = BigDecimal.ZERO;
    private int rows;

    private void add(String[] cells) {
      rows++;
      for (int i = 0; i < MEASURES.size(); i++) {
        String cell = cells[FIRST_COLUMN + i];
        if (!cell.isEmpty()) {
          reported[i]++;
          if (i == WEIGHT) {
            weight = weight.add(new BigDecimal(cell));
          } else {
            whole[i] += Math.round(Double.parseDouble(cell));
          }
        }
      }
    }

    private boolean isShownBy(JsonNode point, int measure) {
      BigDecimal value = measure == WEIGHT ? weight : BigDecimal.valueOf(whole[measure]);
      JsonNode shown = point.get("valor");
      return rows == point.get("linhas").asInt()
          && reported[measure] == point.get("informadas").asInt()
          && (reported[measure] == 0
              ? shown.isNull()
              : !shown.isNull() && value.compareTo(shown.decimalValue()) == 0);
    }

    private String of(int measure) {
      return "%d rows, %d reported, %s"
          .formatted(rows, reported[measure], measure == WEIGHT ? weight : whole[measure]);
    }
  }

  private final int firstYear;
  private final int years;
  private final Municipalities municipalities = Municipalities.load();
  private final Map<String, String> codes = new HashMap<>();
  private final Map<Place, Map<String, Sum[]>> series = new HashMap<>();

  CountedSeries(int firstYear, int lastYear) {
    this.firstYear = firstYear;
    this.years = lastYear - firstYear + 1;
  }

  /** Counts the lines of a year in place of those that were counted before. */
  void replace(int year, List<String> lines) {
    int from = year - firstYear;
    series
        .values()
        .forEach(
            bodies ->
                bodies
                    .values()
                    .forEach(
                        sums -> {
                          int each = sums.length / years;
                          Arrays.fill(sums, from * each, (from + 1) * each, null);
                        }));
    lines.forEach(line -> add(year, line.split(",", -1)));
  }

  private void add(int year, String[] cells) {
    int month = (year - firstYear) * MONTHS + Integer.parseInt(cells[3].substring(5, 7)) - 1;
    add(cells, "BR", years * MONTHS, month);
    add(cells, cells[0], years * MONTHS, month);
    if (!cells[1].equals(STATE_ONLY)) {
      add(cells, code(cells[0], cells[1]), years, year - firstYear);
    }
  }

  private String code(String uf, String name) {
    return codes.computeIfAbsent(
        uf + name,
        ignored -> Integer.toString(municipalities.find(uf, name).orElseThrow().codigoIbge()));
  }

  private void add(String[] cells, String place, int length, int index) {
    Sum[] sums =
        series
            .computeIfAbsent(new Place(cells[2], place), ignored -> new HashMap<>())
            .computeIfAbsent(cells[BODY], ignored -> new Sum[length]);
    if (sums[index] == null) {
      sums[index] = new Sum();
    }
    sums[index].add(cells);
  }

  /** The bodies that have a row of an event in a place. */
  Set<String> bodies(String event, String place) {
    Set<String> bodies = new TreeSet<>();
    series
        .getOrDefault(new Place(event, place), Map.of())
        .forEach(
            (body, sums) -> {
              if (Arrays.stream(sums).anyMatch(sum -> sum != null)) {
                bodies.add(body);
              }
            });
    return bodies;
  }

  /** Compares a series, by month or by year; adds what differs. */
  int compare(JsonNode shown, List<String> differences) {
    String event = shown.get("evento_nome").asText();
    String place = shown.get("lugar").asText();
    String body = shown.get("abrangencia").asText();
    int measure = MEASURES.indexOf(shown.get("medida").asText());
    Sum[] sums =
        series.getOrDefault(new Place(event, place), Map.of()).getOrDefault(body, new Sum[0]);
    int compared = 0;
    for (JsonNode point : shown.get("pontos")) {
      int index = index(point);
      Sum sum = index < sums.length && sums[index] != null ? sums[index] : NONE;
      if (!sum.isShownBy(point, measure)) {
        differences.add(
            "%s, %s, %s, %s: %s but the panel says %s"
                .formatted(event, place, body, MEASURES.get(measure), sum.of(measure), point));
      }
      compared++;
    }
    return compared;
  }

  private int index(JsonNode point) {
    if (point.has("ano")) {
      return point.get("ano").asInt() - firstYear;
    }
    String month = point.get("mes").asText();
    return (Integer.parseInt(month.substring(0, 4)) - firstYear) * MONTHS
        + Integer.parseInt(month.substring(5))
        - 1;
  }

  /** Counts the real files of all years. */
  static CountedSeries ofRealFiles(int firstYear, int lastYear) throws IOException {
    CountedSeries counted = new CountedSeries(firstYear, lastYear);
    for (int year = firstYear; year <= lastYear; year++) {
      counted.replace(year, RealFiles.lines(year, line -> true));
    }
    return counted;
  }
}
