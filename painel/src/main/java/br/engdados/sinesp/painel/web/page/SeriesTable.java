package br.engdados.sinesp.painel.web.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The table of the series, which the lines are drawn from.
 *
 * @param title its title
 * @param caption what its figures are
 * @param timeHeader the header of the first column
 * @param step the step's name in addresses
 * @param columns the further columns
 * @param rows a row for each month or year
 * @param hasTotal whether there is a last row of sums
 * @param totalLabel the label of that row
 * @param total its cells
 */
record SeriesTable(
    String title,
    String caption,
    String timeHeader,
    String step,
    List<SeriesTable.Column> columns,
    List<SeriesTable.Row> rows,
    boolean hasTotal,
    String totalLabel,
    List<Cell> total) {
  /** What the scripts draw: the column of this kind. */
  static final String VALUE = "valor";

  static final String RATE = "taxa";
  static final String SUM = "soma12";
  private static final int MONTHS_OF_A_SUM = 12;
  private static final BigDecimal PER = BigDecimal.valueOf(100_000);

  /**
   * A column.
   *
   * @param series the number of its series
   * @param kind what it holds
   * @param place the place's id
   * @param name the name of the series
   * @param label its header
   */
  record Column(int series, String kind, String place, String name, String label) {}

  /**
   * A row.
   *
   * @param time {@code 2023-01} or {@code 2023}
   * @param label the time as it is read
   * @param cells the cells after the label
   */
  record Row(String time, String label, List<Cell> cells) {}

  /** A column with what makes its cells: from the index of a point in its series. */
  private record Filled(Column column, Function<Integer, Cell> cell, Cell total) {}

  static String drawnKind(PageView view) {
    return view.step() == Step.TWELVE_MONTHS ? SUM : view.rate() ? RATE : VALUE;
  }

  /**
   * Lays the table out.
   *
   * @param view the view
   * @param named the series with their names
   * @param before how many points stand before the view's first month, for the sums of 12 months
   */
  static SeriesTable of(
      PageView view, List<NamedSeries> named, int before, Texts texts, Formats formats) {
    List<Filled> columns = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      new Columns(view, named.get(i), i, before, named.size() == 1, texts, formats).addTo(columns);
    }
    List<Row> rows = new ArrayList<>();
    List<Series.Point> times =
        named.isEmpty()
            ? List.of()
            : named.get(0).series().points().subList(before, named.get(0).series().points().size());
    for (int i = 0; i < times.size(); i++) {
      int index = before + i;
      String time = times.get(i).time();
      rows.add(
          new Row(
              time,
              formats.briefTime(time),
              columns.stream().map(filled -> filled.cell().apply(index)).toList()));
    }
    String unit = texts.get("units." + view.measure());
    return new SeriesTable(
        texts.get("table.title"),
        texts.get(
            "table.caption",
            "event",
            view.event().name(),
            "period",
            Wording.period(view, texts, formats),
            "unit",
            unit),
        texts.get(view.step() == Step.YEAR ? "table.year" : "table.month"),
        view.step().id(),
        columns.stream().map(Filled::column).toList(),
        rows,
        rows.size() > 1,
        texts.get("table.total"),
        columns.stream().map(Filled::total).toList());
  }

  /** The columns of one series. */
  private record Columns(
      PageView view,
      NamedSeries named,
      int number,
      int before,
      boolean alone,
      Texts texts,
      Formats formats) {
    void addTo(List<Filled> columns) {
      String value = alone ? texts.get("measures." + view.measure()) : named.name();
      BigDecimal total = named.shown().total();
      columns.add(
          new Filled(
              column(VALUE, value),
              this::value,
              Cell.text(total == null ? "" : formats.number(total))));
      if (view.rate()) {
        add(columns, RATE, prefixed(texts.get("table.rate")), this::rate);
      }
      if (view.step() == Step.TWELVE_MONTHS) {
        String sums = texts.get("table.sum12") + (view.rate() ? " " + texts.get("table.rate") : "");
        add(columns, SUM, prefixed(sums), this::sum);
      }
      if (alone) {
        if (view.rate()) {
          add(columns, "populacao", texts.get("table.population"), this::population);
        }
        if (view.event().byMunicipality()
            && named.series().totalWithoutMunicipality().signum() > 0) {
          add(columns, "sem", texts.get("table.withoutMunicipality"), this::withoutMunicipality);
        }
        add(
            columns,
            "situacao",
            texts.get("table.status"),
            i -> Cell.text(texts.get("status." + point(i).status().code())));
      }
    }

    private void add(
        List<Filled> columns, String kind, String label, Function<Integer, Cell> cell) {
      columns.add(new Filled(column(kind, label), cell, Cell.text("")));
    }

    private Column column(String kind, String label) {
      return new Column(number, kind, named.series().placeId(), named.name(), label);
    }

    private String prefixed(String label) {
      return alone
          ? label.substring(0, 1).toUpperCase(view.language().locale()) + label.substring(1)
          : named.name() + ", " + label.toLowerCase(view.language().locale());
    }

    private Series.Point point(int index) {
      return named.series().points().get(index);
    }

    private Cell value(int index) {
      Series.Point point = point(index);
      String written = point.value() == null ? null : formats.number(point.value());
      return Cell.figure(point.value(), written, point.status(), texts);
    }

    private Cell rate(int index) {
      Series.Point point = point(index);
      BigDecimal rate = point.rate();
      Status status = rate == null && point.value() != null ? Status.NOT_MADE : point.status();
      return Cell.figure(rate, rate == null ? null : formats.rate(rate), status, texts);
    }

    private Cell population(int index) {
      Series.Point point = point(index);
      return point.population() == null
          ? Cell.text("")
          : new Cell(
              formats.number(point.population()) + " (" + point.populationYear() + ")",
              Numbers.plain(point.population()),
              null);
    }

    private Cell withoutMunicipality(int index) {
      BigDecimal without = point(index).withoutMunicipality();
      return new Cell(without == null ? "" : formats.number(without), Numbers.plain(without), null);
    }

    /** The month and the eleven before it, or nothing where one of the twelve is missing. */
    private Cell sum(int index) {
      List<Series.Point> twelve =
          index + 1 < MONTHS_OF_A_SUM
              ? List.of()
              : named.series().points().subList(index + 1 - MONTHS_OF_A_SUM, index + 1);
      boolean whole = !twelve.isEmpty() && twelve.stream().allMatch(each -> each.value() != null);
      BigDecimal sum =
          whole
              ? twelve.stream().map(Series.Point::value).reduce(BigDecimal.ZERO, BigDecimal::add)
              : null;
      if (view.rate() && sum != null) {
        BigDecimal population = point(index).population();
        sum =
            population == null || population.signum() == 0
                ? null
                : sum.multiply(PER).divide(population, MathContext.DECIMAL64);
      }
      if (sum == null) {
        return Cell.figure(null, null, Status.NOT_MADE, texts);
      }
      boolean partly = twelve.stream().anyMatch(each -> each.status() == Status.PARTLY);
      Status status = partly ? Status.PARTLY : sum.signum() == 0 ? Status.ZERO : Status.REPORTED;
      return Cell.figure(sum, view.rate() ? formats.rate(sum) : formats.number(sum), status, texts);
    }
  }
}
