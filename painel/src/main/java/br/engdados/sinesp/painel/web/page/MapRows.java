package br.engdados.sinesp.painel.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes the rows of the map's table out of the API's answer.
 *
 * @param view the view
 * @param answer the API's answer
 * @param shares of each state, what names no municipality
 * @param catalogue the places
 * @param path the page's path
 * @param texts the texts
 * @param formats how numbers are written
 */
record MapRows(
    PageView view,
    JsonNode answer,
    Map<String, Double> shares,
    Catalogue catalogue,
    String path,
    Texts texts,
    Formats formats) {
  private boolean country() {
    return view.area().equals(Place.COUNTRY);
  }

  List<MapPart.Column> columns() {
    String value = texts.get("measures." + view.measure());
    List<MapPart.Column> columns = new ArrayList<>();
    if (view.rate()) {
      columns.add(new MapPart.Column("mapa", texts.get("map.rate")));
      columns.add(new MapPart.Column("valor", value));
      columns.add(
          new MapPart.Column(
              "populacao",
              texts.get("map.population", "year", answer.path("ano_populacao").asText())));
    } else {
      columns.add(new MapPart.Column("mapa", value));
    }
    if (country() && view.event().byMunicipality()) {
      columns.add(new MapPart.Column("sem", texts.get("map.withoutMunicipalityColumn")));
    }
    columns.add(new MapPart.Column("situacao", texts.get("map.status")));
    return columns;
  }

  List<MapPart.Row> rows() {
    Map<String, Place> byCode = country() ? statesByCode() : catalogue.places();
    Map<String, BigDecimal> without = new HashMap<>();
    answer
        .path("estados")
        .forEach(
            state ->
                without.put(state.path("uf").asText(), Numbers.of(state.path("sem_municipio"))));
    List<MapPart.Row> rows = new ArrayList<>();
    for (int i = 0; i < answer.path("codigos").size(); i++) {
      Place place = byCode.get(answer.path("codigos").path(i).asText());
      if (place != null) {
        rows.add(row(i, place, without.get(place.id()), shares.get(place.id())));
      }
    }
    rows.sort(
        Comparator.comparing(
                (MapPart.Row row) -> row.cells().get(0).value(),
                Comparator.nullsFirst(Comparator.comparing(BigDecimal::new)))
            .reversed());
    return rows;
  }

  private MapPart.Row row(int i, Place place, BigDecimal without, Double share) {
    BigDecimal value = Numbers.of(answer.path("valores").path(i));
    Status status =
        Status.of(
            value,
            answer.path("linhas").path(i).asInt(),
            answer.path("informadas").path(i).asInt());
    List<Cell> cells = new ArrayList<>();
    Cell plain = Cell.figure(value, value == null ? null : formats.number(value), status, texts);
    BigDecimal people = Numbers.of(answer.path("populacoes").path(i));
    boolean small =
        people != null && people.compareTo(BigDecimal.valueOf(catalogue.smallPopulation())) < 0;
    if (view.rate()) {
      BigDecimal rate = Numbers.of(answer.path("taxas").path(i));
      Status ofRate = rate == null && value != null ? Status.NOT_MADE : status;
      cells.add(Cell.figure(rate, rate == null ? null : formats.rate(rate), ofRate, texts));
      cells.add(plain);
      cells.add(
          new Cell(
              people == null ? "" : formats.number(people) + (small ? " *" : ""),
              Numbers.plain(people),
              null));
    } else {
      cells.add(plain);
    }
    if (country() && view.event().byMunicipality()) {
      cells.add(
          new Cell(without == null ? "" : formats.number(without), Numbers.plain(without), null));
    }
    cells.add(Cell.text(texts.get("status." + status.code())));
    return new MapPart.Row(
        place.id(),
        place.name(),
        path + "?" + view.opening(place).query(),
        country() && share != null ? String.valueOf(share) : null,
        small,
        cells);
  }

  private Map<String, Place> statesByCode() {
    return catalogue.states().stream().collect(Collectors.toMap(Place::code, Function.identity()));
  }
}
