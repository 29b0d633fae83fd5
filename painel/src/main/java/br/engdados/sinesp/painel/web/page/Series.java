package br.engdados.sinesp.painel.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A series of the API: an event in a place, of one reporting body.
 *
 * @param placeId the place
 * @param body the reporting body
 * @param points its points in the order of time
 */
record Series(String placeId, String body, List<Series.Point> points) {
  /**
   * A point of a series.
   *
   * @param time {@code 2023-01} or {@code 2023}
   * @param value the figure, null where nothing was reported
   * @param rows the published rows
   * @param reporting the rows that report the measure
   * @param withoutMunicipality of the value, what rows without municipality report; null where that
   *     does not apply
   * @param rate per 100,000 residents, null where there is none or none was asked for
   * @param population the residents, null where unknown or not asked for
   * @param populationYear the population's year
   */
  record Point(
      String time,
      BigDecimal value,
      int rows,
      int reporting,
      BigDecimal withoutMunicipality,
      BigDecimal rate,
      BigDecimal population,
      String populationYear) {
    Status status() {
      return Status.of(value, rows, reporting);
    }
  }

  static List<Series> of(JsonNode answer) {
    List<Series> series = new ArrayList<>();
    for (JsonNode each : answer.path("series")) {
      List<Point> points = new ArrayList<>();
      for (JsonNode point : each.path("pontos")) {
        points.add(point(point));
      }
      series.add(
          new Series(
              each.path("lugar").asText(), each.path("abrangencia").asText(), List.copyOf(points)));
    }
    return List.copyOf(series);
  }

  private static Point point(JsonNode node) {
    return new Point(
        node.hasNonNull("mes") ? node.get("mes").asText() : node.path("ano").asText(),
        Numbers.of(node.path("valor")),
        node.path("linhas").asInt(),
        node.path("informadas").asInt(),
        Numbers.of(node.path("sem_municipio")),
        Numbers.of(node.path("taxa")),
        Numbers.of(node.path("populacao")),
        node.path("ano_populacao").asText(null));
  }

  /** The sum of what was reported, null where nothing was. */
  BigDecimal total() {
    return points.stream()
        .map(Point::value)
        .filter(Objects::nonNull)
        .reduce(BigDecimal::add)
        .orElse(null);
  }

  /** The sum of what names no municipality, zero where that does not apply. */
  BigDecimal totalWithoutMunicipality() {
    return points.stream()
        .map(Point::withoutMunicipality)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  long pointsWithValue() {
    return points.stream().filter(point -> point.value() != null).count();
  }

  int rows() {
    return points.stream().mapToInt(Point::rows).sum();
  }
}
