package br.engdados.sinesp.painel.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gathers what the template shows of a view.
 *
 * @param answers where the figures come from
 * @param view the view
 * @param catalogue what can be asked for
 * @param baseUrl scheme, host and port
 * @param path the page's path
 * @param words the texts
 */
record PageModel(
    Answers answers, PageView view, Catalogue catalogue, String baseUrl, String path, Texts words) {
  private static final int MONTHS = 12;

  Map<String, Object> make() throws RefusedException {
    Formats formats = new Formats(view.language());
    int before = monthsBefore(view, catalogue);
    JsonNode answer = series(answers, view, catalogue, view.from().minusMonths(before));
    JsonNode mapAnswer = answers.get("/v1/mapa", view.mapQuery(MapPart.tableLevel(view)));
    List<NamedSeries> named = named(view, answer, before, catalogue, words);
    MapPart map = MapPart.of(view, mapAnswer, catalogue, path, words, formats);
    Summary summary = Summary.of(view, named, yearBefore(answers, view, catalogue), words, formats);
    SeriesTable table = SeriesTable.of(view, named, before, words, formats);
    Notes notes = new Notes(view, catalogue, words, formats);
    List<String> caveats = notes.caveats(List.of(answer, mapAnswer), map);

    PageUrls urls = PageUrls.of(view, catalogue, baseUrl, path);
    String description =
        words.get(
            "description",
            "event",
            view.event().name(),
            "places",
            Wording.places(view, words),
            "period",
            summary.period());
    Map<String, Object> model = new HashMap<>(urls.asMap());
    model.put("t", words.asMap());
    model.put("lang", view.language().tag());
    model.put("otherLang", view.language().other().tag());
    model.put("english", view.language() == Language.ENGLISH);
    model.put("embedded", !path.equals("/"));
    model.put("title", summary.heading() + ", " + summary.period());
    model.put("description", description);
    model.put("controls", Controls.of(view, catalogue, path, words, formats));
    model.put("allStates", view.allStates());
    model.put("rate", view.rate());
    model.put("hasMeasures", view.event().measures().size() > 1);
    model.put("hasBodies", view.event().bodies().size() > 1);
    model.put("summary", summary);
    model.put("hasTiles", !summary.tiles().isEmpty());
    model.put("map", map);
    model.put("lines", lines(view, words));
    model.put("table", table);
    int points = named.stream().mapToInt(each -> each.shown().points().size()).sum();
    model.put("take", Take.of(view, catalogue, points, baseUrl, urls.canonical(), words, formats));
    model.put("caveats", caveats);
    model.put("hasCaveats", !caveats.isEmpty());
    model.put("edition", notes.edition(answers));
    model.put("config", ScriptConfig.write(view, map, catalogue, words));
    model.put(
        "jsonLd",
        ScriptConfig.jsonLd(
            view,
            summary,
            catalogue,
            urls.canonical(),
            new ScriptConfig.Links(description, baseUrl + urls.json(), baseUrl + urls.csv()),
            words));
    return model;
  }

  /** Sums of 12 months want the eleven before the view's first month, as far as they are held. */
  private static int monthsBefore(PageView view, Catalogue catalogue) {
    if (view.step() != Step.TWELVE_MONTHS) {
      return 0;
    }
    YearMonth first = view.from().minusMonths(MONTHS - 1);
    YearMonth held = first.isBefore(catalogue.first()) ? catalogue.first() : first;
    return (int) ChronoUnit.MONTHS.between(held, view.from());
  }

  private static JsonNode series(
      Answers answers, PageView view, Catalogue catalogue, YearMonth first)
      throws RefusedException {
    List<String> ids =
        view.allStates() ? catalogue.states().stream().map(Place::id).toList() : view.placeIds();
    return answers.get("/v1/series", view.seriesQuery(first, view.until(), ids));
  }

  private static List<NamedSeries> named(
      PageView view, JsonNode answer, int before, Catalogue catalogue, Texts words) {
    List<NamedSeries> named = new ArrayList<>();
    boolean several = view.event().bodies().size() > 1;
    for (Series series : Series.of(answer)) {
      String place = catalogue.places().get(series.placeId()).label(words);
      named.add(NamedSeries.of(series, before, several ? place + ", " + series.body() : place));
    }
    return named;
  }

  /** The totals of the same months a year before, where the view is no longer than a year. */
  private static Map<String, BigDecimal> yearBefore(
      Answers answers, PageView view, Catalogue catalogue) throws RefusedException {
    Map<String, BigDecimal> totals = new HashMap<>();
    YearMonth first = view.from().minusYears(1);
    if (view.months() <= MONTHS && !view.allStates() && !first.isBefore(catalogue.first())) {
      JsonNode answer =
          answers.get(
              "/v1/series", view.seriesQuery(first, view.until().minusYears(1), view.placeIds()));
      for (Series series : Series.of(answer)) {
        if (series.pointsWithValue() == series.points().size()) {
          NamedSeries named = NamedSeries.of(series, 0, "");
          totals.put(Summary.key(named), series.total());
        }
      }
    }
    return totals;
  }

  private static Map<String, String> lines(PageView view, Texts words) {
    String kind =
        switch (view.step()) {
          case MONTH -> "Months";
          case TWELVE_MONTHS -> "Sums";
          case YEAR -> "Years";
        };
    String note = "lines.note" + (view.step() == Step.MONTH ? "" : kind);
    return Map.of(
        "title",
        words.get("lines.title" + kind),
        "note",
        words.get(note, "unit", capitalised(Wording.unit(view, words))));
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
