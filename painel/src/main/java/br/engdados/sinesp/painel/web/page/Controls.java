package br.engdados.sinesp.painel.web.page;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The form above the figures.
 *
 * @param events the events, in two groups
 * @param chips the chosen places
 * @param periods links to usual periods
 * @param fromYears the months that a period may begin with, by year
 * @param untilYears the months that it may end with
 * @param steps months, sums of 12, years
 * @param measures the event's columns
 * @param bodies the event's reporting bodies, all of them first
 */
record Controls(
    List<Controls.Group> events,
    List<Controls.Chip> chips,
    List<Controls.Link> periods,
    List<Controls.Group> fromYears,
    List<Controls.Group> untilYears,
    List<Controls.Option> steps,
    List<Controls.Option> measures,
    List<Controls.Option> bodies) {
  private static final int MONTHS = 12;
  private static final int YEARS = 5;

  /**
   * Something to choose.
   *
   * @param id its value in the address
   * @param label how it is read
   * @param selected whether it is chosen
   */
  record Option(String id, String label, boolean selected) {}

  /**
   * Options under a heading.
   *
   * @param label the heading
   * @param options the options
   */
  record Group(String label, List<Option> options) {}

  /**
   * A chosen place.
   *
   * @param number from 1, as the lines are
   * @param id the place
   * @param label its name
   */
  record Chip(int number, String id, String label) {}

  /**
   * A link to another view.
   *
   * @param url its address
   * @param label its words
   * @param current whether it is the view at hand
   */
  record Link(String url, String label, boolean current) {}

  static Controls of(
      PageView view, Catalogue catalogue, String path, Texts texts, Formats formats) {
    List<Chip> chips =
        IntStream.range(0, view.places().size())
            .mapToObj(i -> chip(i + 1, view.places().get(i), texts))
            .toList();
    List<Option> bodies = new ArrayList<>();
    bodies.add(new Option("", texts.get("form.allBodies"), view.body() == null));
    view.event()
        .bodies()
        .forEach(body -> bodies.add(new Option(body, body, body.equals(view.body()))));
    return new Controls(
        events(view, catalogue, texts),
        chips,
        periods(view, catalogue, path, texts),
        years(catalogue, view.from(), formats),
        years(catalogue, view.until(), formats),
        Arrays.stream(Step.values())
            .map(
                step ->
                    new Option(
                        step.id(), texts.get("form.steps." + step.id()), step == view.step()))
            .toList(),
        view.event().measures().stream()
            .map(
                measure ->
                    new Option(
                        measure, texts.get("measures." + measure), measure.equals(view.measure())))
            .toList(),
        bodies);
  }

  private static Chip chip(int number, Place place, Texts texts) {
    return new Chip(number, place.id(), place.label(texts));
  }

  private static List<Group> events(PageView view, Catalogue catalogue, Texts texts) {
    List<Option> byMunicipality = new ArrayList<>();
    List<Option> byState = new ArrayList<>();
    for (Event event : catalogue.events().values()) {
      (event.byMunicipality() ? byMunicipality : byState)
          .add(new Option(event.id(), event.name(), event.equals(view.event())));
    }
    return List.of(
        new Group(texts.get("form.byMunicipality"), byMunicipality),
        new Group(texts.get("form.byState"), byState));
  }

  private static List<Group> years(Catalogue catalogue, YearMonth chosen, Formats formats) {
    List<Group> years = new ArrayList<>();
    for (int year = catalogue.last().getYear(); year >= catalogue.first().getYear(); year--) {
      List<Option> months = new ArrayList<>();
      for (int month = 1; month <= MONTHS; month++) {
        YearMonth each = YearMonth.of(year, month);
        if (!each.isBefore(catalogue.first()) && !each.isAfter(catalogue.last())) {
          months.add(
              new Option(each.toString(), formats.briefTime(each.toString()), each.equals(chosen)));
        }
      }
      years.add(new Group(String.valueOf(year), months));
    }
    return years;
  }

  private static List<Link> periods(PageView view, Catalogue catalogue, String path, Texts texts) {
    YearMonth last = catalogue.last();
    List<Link> links = new ArrayList<>();
    links.add(
        link(view, path, texts.get("form.last12"), catalogue, last.minusMonths(MONTHS - 1), last));
    YearMonth january = YearMonth.of(last.getYear() - YEARS + 1, 1);
    links.add(link(view, path, texts.get("form.last5"), catalogue, january, last));
    links.add(link(view, path, texts.get("form.everything"), catalogue, catalogue.first(), last));
    return links;
  }

  private static Link link(
      PageView view,
      String path,
      String label,
      Catalogue catalogue,
      YearMonth from,
      YearMonth until) {
    YearMonth first = from.isBefore(catalogue.first()) ? catalogue.first() : from;
    return new Link(
        path + "?" + view.withPeriod(first, until).query(),
        label,
        view.from().equals(first) && view.until().equals(until));
  }
}
