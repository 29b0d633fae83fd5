package br.engdados.sinesp.painel.web.page;

import java.time.Instant;

/**
 * What can be taken away.
 *
 * @param rows how much the file holds
 * @param fileName the file's name, which says the filter; without an ending
 * @param mapFileName the map's
 * @param citation how to cite the view
 * @param embed the code that embeds the view in another page
 */
record Take(String rows, String fileName, String mapFileName, String citation, String embed) {
  static Take of(
      PageView view,
      Catalogue catalogue,
      int points,
      String baseUrl,
      String canonicalUrl,
      Texts texts,
      Formats formats) {
    String places = view.allStates() ? "estados" : String.join("-", view.placeIds());
    String rest = "-" + view.from() + "-" + view.until() + (view.rate() ? "-por-100-mil" : "");
    String citation =
        texts.get(
            "take.citationText",
            "event",
            view.event().name(),
            "places",
            Wording.places(view, texts),
            "period",
            Wording.period(view, texts, formats),
            "edition",
            formats.day(catalogue.extracted()),
            "today",
            formats.day(Instant.now()),
            "url",
            canonicalUrl);
    String embed =
        "<iframe src=\""
            + baseUrl
            + "/embutir?"
            + view.query().replace("&", "&amp;")
            + "\" width=\"100%\" height=\"900\" loading=\"lazy\" title=\""
            + texts.get("brand")
            + "\"></iframe>";
    String rows = view.step() == Step.TWELVE_MONTHS ? "take.rowsSums" : "take.rows";
    return new Take(
        texts.get(rows, "n", points),
        view.event().id() + "-" + places + rest,
        view.event().id() + "-mapa-" + view.area() + rest,
        citation,
        embed);
  }
}
