package br.engdados.sinesp.painel.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The map's words and its table; the shapes are drawn by the scripts.
 *
 * @param area {@code BR} or a state's letters
 * @param level what the scripts colour: {@code municipio} or {@code uf}
 * @param title its title
 * @param note how to use it
 * @param backUrl the address of the country's map, null on that map
 * @param withoutMunicipality what names no municipality, null where that is nothing
 * @param outside what counts in the totals and has no place on the map
 * @param tableTitle the table's title
 * @param tableCaption what its figures are
 * @param placeHeader the header of its first column
 * @param columns the further columns
 * @param rows a row for each state or municipality, the largest first
 * @param dataUrl the API's address of what is coloured
 * @param csvUrl the same as a file
 * @param classes the legend's classes, as the API makes them
 * @param share of the state's total, what names no municipality
 * @param smallNote what the mark of small populations means, null where none is marked
 * @param hasDoubtful whether a zero on this map may be no plain zero
 */
record MapPart(
    String area,
    String level,
    String title,
    String note,
    String backUrl,
    String withoutMunicipality,
    List<MapPart.Outside> outside,
    String tableTitle,
    String tableCaption,
    String placeHeader,
    List<MapPart.Column> columns,
    List<MapPart.Row> rows,
    String dataUrl,
    String csvUrl,
    JsonNode classes,
    double share,
    String smallNote,
    boolean hasDoubtful) {
  /** From this share without municipality on, a municipality's zero is drawn as no plain zero. */
  static final double DOUBTFUL_SHARE = 0.05;

  private static final double LEAST_SHARE = 0.0005;
  private static final int MOST_STATES_NAMED = 8;
  static final String MUNICIPALITIES = "municipio";
  static final String STATES = "uf";

  /**
   * What is not on the map.
   *
   * @param label the place
   * @param value its figure
   */
  record Outside(String label, String value) {}

  /**
   * A column.
   *
   * @param kind {@code mapa} for what is coloured
   * @param label its header
   */
  record Column(String kind, String label) {}

  /**
   * A row.
   *
   * @param id the state's letters or the municipality's code
   * @param name the place's name
   * @param url the address of the view that opens it
   * @param share of a state's total, what names no municipality; null where that does not apply
   * @param small whether so few live there that a rate says little
   * @param cells the cells after the name
   */
  record Row(String id, String name, String url, String share, boolean small, List<Cell> cells) {}

  /** Whether there is anything outside of the map. */
  boolean hasOutside() {
    return !outside.isEmpty();
  }

  static MapPart of(
      PageView view,
      JsonNode answer,
      Catalogue catalogue,
      String path,
      Texts texts,
      Formats formats) {
    return new Maker(view, answer, catalogue, path, texts, formats).make();
  }

  /** The level of the table: the states of the country, the municipalities of a state. */
  static String tableLevel(PageView view) {
    return view.area().equals(Place.COUNTRY) ? STATES : MUNICIPALITIES;
  }

  /** Makes the part out of the API's answer. */
  private record Maker(
      PageView view,
      JsonNode answer,
      Catalogue catalogue,
      String path,
      Texts texts,
      Formats formats) {
    MapPart make() {
      boolean country = view.area().equals(Place.COUNTRY);
      String level = country && !view.event().byMunicipality() ? STATES : MUNICIPALITIES;
      String query = QueryString.of(view.mapQuery(level));
      String areaName = catalogue.places().get(view.area()).label(texts);
      Map<String, Double> shares = shares();
      MapRows rowsOf = new MapRows(view, answer, shares, catalogue, path, texts, formats);
      List<Row> rows = rowsOf.rows();
      return new MapPart(
          view.area(),
          level,
          country ? texts.get("map.titleCountry") : texts.get("map.titleState", "place", areaName),
          note(country),
          country
              ? null
              : path + "?" + view.ofCountry(catalogue.places().get(Place.COUNTRY)).query(),
          withoutMunicipality(shares, country),
          outside(),
          country ? texts.get("map.tableCountry") : texts.get("map.tableState", "place", areaName),
          texts.get(
              "map.tableCaption",
              "event",
              view.event().name(),
              "period",
              Wording.period(view, texts, formats),
              "unit",
              texts.get("units." + view.measure())),
          texts.get(country ? "map.state" : "map.municipality"),
          rowsOf.columns(),
          rows,
          "/v1/mapa?" + query,
          "/v1/mapa.csv?" + query,
          answer.path("classes"),
          country ? 0 : shares.getOrDefault(view.area(), 0.0),
          rows.stream().anyMatch(Row::small)
              ? texts.get(
                  "map.small", "n", formats.number(BigDecimal.valueOf(catalogue.smallPopulation())))
              : null,
          shares.values().stream().anyMatch(share -> share >= DOUBTFUL_SHARE));
    }

    private String note(boolean country) {
      String note =
          texts.get(
              !view.event().byMunicipality()
                  ? "map.noteStatesOnly"
                  : country ? "map.noteMunicipalities" : "map.noteState");
      return answer.path("outras_abrangencias").isEmpty()
          ? note
          : note + " " + texts.get("map.oneBody", "body", answer.path("abrangencia").asText());
    }

    private Map<String, Double> shares() {
      Map<String, Double> shares = new HashMap<>();
      if (!view.event().byMunicipality()) {
        return shares;
      }
      for (JsonNode state : answer.path("estados")) {
        shares.put(state.path("uf").asText(), state.path("parcela_sem_municipio").asDouble());
      }
      return shares;
    }

    private String withoutMunicipality(Map<String, Double> shares, boolean country) {
      JsonNode total = answer.path("total");
      double share = total.path("parcela_sem_municipio").asDouble();
      boolean somewhere = shares.values().stream().anyMatch(each -> each >= DOUBTFUL_SHARE);
      if (share < LEAST_SHARE && !somewhere) {
        return null;
      }
      String said =
          texts.get(
              "map.withoutMunicipality",
              "percent",
              formats.percent(share),
              "value",
              formats.number(Numbers.of(total.path("sem_municipio"))),
              "total",
              formats.number(Numbers.of(total.path("valor"))),
              "unit",
              texts.get("units." + view.measure()));
      String states =
          shares.entrySet().stream()
              .filter(each -> each.getValue() >= LEAST_SHARE)
              .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
              .limit(MOST_STATES_NAMED)
              .map(each -> each.getKey() + " " + formats.percent(each.getValue()))
              .collect(Collectors.joining(", "));
      return country && !states.isEmpty()
          ? said + " " + texts.get("map.withoutMunicipalityStates", "list", states)
          : said;
    }

    private List<Outside> outside() {
      List<Outside> outside = new ArrayList<>();
      for (JsonNode each : answer.path("sem_limite")) {
        BigDecimal value = Numbers.of(each.path("valor"));
        Status status =
            Status.of(value, each.path("linhas").asInt(), each.path("informadas").asInt());
        String name = each.path("municipio").asText("");
        String uf = each.path("uf").asText();
        outside.add(
            new Outside(
                name.isEmpty()
                    ? texts.get("map.unknownMunicipality", "uf", uf)
                    : name + " (" + uf + ")",
                value == null ? texts.get("status." + status.code()) : formats.number(value)));
      }
      return outside;
    }
  }
}
