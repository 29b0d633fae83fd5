package br.engdados.sinesp.painel.web.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The title, the sentences and the figures below them.
 *
 * @param heading the event and the places
 * @param period the period in words
 * @param sentences sentences, as HTML
 * @param tiles a figure for each series, where there are several
 */
record Summary(String heading, String period, List<String> sentences, List<Summary.Tile> tiles) {
  /**
   * A figure.
   *
   * @param number the number of its series, from 1
   * @param label the series' name
   * @param value the sum of the period, or the word for none
   * @param unit the unit, empty where there is no value
   * @param change a line more: the change on a year before, or the last rate; null for none
   */
  record Tile(int number, String label, String value, String unit, String change) {}

  private static final double LEAST_SHARE = 0.0005;

  static Summary of(
      PageView view,
      List<NamedSeries> named,
      Map<String, BigDecimal> yearBefore,
      Texts texts,
      Formats formats) {
    Writer writer = new Writer(view, yearBefore, texts, formats);
    List<String> sentences = new ArrayList<>();
    if (named.size() == 1) {
      sentences.add(writer.sentences(named.get(0)));
    } else if (!named.isEmpty()) {
      named.stream()
          .filter(each -> each.shown().total() != null)
          .max(Comparator.comparing(each -> each.shown().total()))
          .ifPresent(most -> sentences.add(writer.highest(most)));
    }
    List<Tile> tiles = new ArrayList<>();
    if (named.size() > 1 && named.size() <= PageView.MOST_PLACES) {
      for (int i = 0; i < named.size(); i++) {
        tiles.add(writer.tile(i + 1, named.get(i)));
      }
    }
    String heading =
        texts.get("heading", "event", view.event().name(), "places", Wording.places(view, texts));
    return new Summary(heading, Wording.period(view, texts, formats), sentences, tiles);
  }

  /** Writes the sentences of a view. */
  private record Writer(
      PageView view, Map<String, BigDecimal> yearBefore, Texts texts, Formats formats) {
    String sentences(NamedSeries named) {
      List<String> sentences = new ArrayList<>(List.of(total(named)));
      BigDecimal total = named.shown().total();
      if (total != null) {
        change(named).ifPresent(sentences::add);
        sentences.add(coverage(named.shown()));
        BigDecimal without = named.shown().totalWithoutMunicipality();
        double share = total.signum() == 0 ? 0 : without.doubleValue() / total.doubleValue();
        if (share >= LEAST_SHARE && view.event().byMunicipality()) {
          sentences.add(
              texts.html(
                  "sentence.withoutMunicipality",
                  "value",
                  formats.number(without),
                  "percent",
                  formats.percent(share)));
        }
      }
      return String.join(" ", sentences);
    }

    private String total(NamedSeries named) {
      BigDecimal total = named.shown().total();
      String from = formats.time(view.from().toString());
      String until = formats.time(view.until().toString());
      if (total == null) {
        String why = named.shown().rows() == 0 ? "sentence.noRows" : "sentence.nothing";
        return texts.html(why, "place", named.name(), "from", from, "until", until);
      }
      String form = view.from().equals(view.until()) ? "totalOneMonth" : "total";
      return texts.html(
          "sentence." + form,
          "place",
          named.name(),
          "value",
          formats.number(total),
          "unit",
          texts.get("units." + view.measure()),
          "from",
          from,
          "until",
          until);
    }

    private Optional<String> change(NamedSeries named) {
      return changeShare(named)
          .map(
              share ->
                  texts.html(
                      "sentence.change",
                      "change",
                      formats.change(share),
                      "value",
                      formats.number(yearBefore.get(key(named)))));
    }

    private Optional<Double> changeShare(NamedSeries named) {
      BigDecimal before = yearBefore.get(key(named));
      BigDecimal now = named.shown().total();
      boolean whole = named.shown().pointsWithValue() == named.shown().points().size();
      return before == null || before.signum() == 0 || now == null || !whole
          ? Optional.empty()
          : Optional.of(now.doubleValue() / before.doubleValue() - 1);
    }

    private String coverage(Series shown) {
      long all = shown.points().size();
      long with = shown.pointsWithValue();
      String years = view.step() == Step.YEAR ? "Years" : "";
      if (with < all) {
        return texts.html("sentence.incomplete" + years, "k", with, "n", all);
      }
      long partly =
          shown.points().stream().filter(point -> point.status() == Status.PARTLY).count();
      String complete = all == 1 ? "" : texts.html("sentence.complete" + years, "n", all) + " ";
      return (complete + (partly > 0 ? texts.html("sentence.partly", "p", partly, "n", all) : ""))
          .strip();
    }

    String highest(NamedSeries most) {
      return texts.html(
          "sentence.highest",
          "place",
          most.name(),
          "value",
          formats.number(most.shown().total()),
          "unit",
          texts.get("units." + view.measure()));
    }

    Tile tile(int number, NamedSeries named) {
      BigDecimal total = named.shown().total();
      String more =
          view.rate()
              ? lastRate(named.shown())
              : changeShare(named)
                  .map(share -> texts.get("tile.change", "change", formats.change(share)))
                  .orElse(null);
      return new Tile(
          number,
          named.name(),
          total == null ? texts.get("tile.nothing") : formats.number(total),
          total == null ? "" : texts.get("units." + view.measure()),
          more);
    }

    private String lastRate(Series shown) {
      String last = null;
      for (Series.Point point : shown.points()) {
        if (point.rate() != null) {
          last =
              texts.get(
                  "tile.lastRate",
                  "time",
                  formats.briefTime(point.time()),
                  "value",
                  formats.rate(point.rate()));
        }
      }
      return last;
    }
  }

  static String key(NamedSeries named) {
    return named.series().placeId() + "\n" + named.series().body();
  }
}
