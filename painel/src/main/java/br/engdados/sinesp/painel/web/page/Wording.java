package br.engdados.sinesp.painel.web.page;

import java.util.stream.Collectors;

/** What several parts of the page say in the same words. */
final class Wording {
  private Wording() {}

  /** The period in words: {@code janeiro de 2019 a dezembro de 2023}. */
  static String period(PageView view, Texts texts, Formats formats) {
    String from = formats.time(view.from().toString());
    return view.from().equals(view.until())
        ? texts.get("periodOneMonth", "from", from)
        : texts.get("period", "from", from, "until", formats.time(view.until().toString()));
  }

  /** The places in words: their names, with commas. */
  static String places(PageView view, Texts texts) {
    return view.allStates()
        ? texts.get("allStatesTitle")
        : view.places().stream().map(place -> place.label(texts)).collect(Collectors.joining(", "));
  }

  /** What is drawn: the measure's unit, per 100,000 where a rate is. */
  static String unit(PageView view, Texts texts) {
    String unit = texts.get("units." + view.measure());
    return view.rate() ? texts.get("perHundredThousand", "unit", unit) : unit;
  }
}
