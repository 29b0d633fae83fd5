package br.engdados.sinesp.painel.web.page;

/**
 * A series with the name that it is shown by.
 *
 * @param name the place's name, with the body's where there are several
 * @param series all points, those before the view included
 * @param shown the points of the view
 */
record NamedSeries(String name, Series series, Series shown) {
  static NamedSeries of(Series series, int before, String name) {
    return new NamedSeries(
        name,
        series,
        new Series(
            series.placeId(),
            series.body(),
            series.points().subList(before, series.points().size())));
  }
}
