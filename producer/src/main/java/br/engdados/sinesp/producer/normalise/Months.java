package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.reference.TextFolding;
import br.engdados.sinesp.producer.reader.Field;
import br.engdados.sinesp.producer.reader.Layout;
import br.engdados.sinesp.producer.reader.Row;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads months in every form that the files use: Excel dates, {@code 2023-01-01} (a time after it
 * is passed over), {@code 01/02/2023}, {@code 04/2020}, {@code fev/20}, {@code mar/2020}, and a
 * month's name beside a year. The day only has to exist; days other than the first are counted. The
 * same month is always the same instance.
 */
final class Months {
  private static final List<String> NAMES =
      List.of(
          "JANEIRO",
          "FEVEREIRO",
          "MARCO",
          "ABRIL",
          "MAIO",
          "JUNHO",
          "JULHO",
          "AGOSTO",
          "SETEMBRO",
          "OUTUBRO",
          "NOVEMBRO",
          "DEZEMBRO");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})([T ].*)?");
  private static final Pattern BRAZILIAN =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})( .*)?");
  private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})[/.-](\\d{4})");
  private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})-(\\d{1,2})");
  private static final Pattern NAME_YEAR =
      Pattern.compile("([A-Z]{3,9})(?: DE |[/. -]+)(\\d{4}|\\d{2})");

  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;
  private static final int MOST_REMEMBERED = 10_000;

  /** A month, and whether its cell said another day than the first. */
  private record Read(YearMonth month, boolean oddDay) {}

  private final Map<YearMonth, YearMonth> months = new HashMap<>();
  private final Map<Object, Read> readByCell = new HashMap<>();
  private final Map<String, Map<Object, YearMonth>> byNameAndYear = new HashMap<>();
  private long oddDays;

  /** Counts the rows whose date was not the first of a month. */
  long oddDays() {
    return oddDays;
  }

  /** Reads the month of a row. */
  YearMonth of(Row row, Layout layout) throws RejectedCell {
    Object cell = row.cell(Field.DATA_REFERENCIA);
    if (cell == null && layout.columns().containsKey(Field.MES)) {
      return ofNameAndYear(row);
    }
    Read read = readByCell.get(cell);
    if (read == null) {
      read = read(cell, layout);
      if (readByCell.size() >= MOST_REMEMBERED) {
        readByCell.clear();
      }
      readByCell.put(cell, read);
    }
    oddDays += read.oddDay() ? 1 : 0;
    return read.month();
  }

  private YearMonth ofNameAndYear(Row row) throws RejectedCell {
    Object year = row.cell(Field.ANO);
    String name = TextFolding.fold(row.cell(Field.MES) == null ? null : "" + row.cell(Field.MES));
    Map<Object, YearMonth> byYear = byNameAndYear.computeIfAbsent(name, any -> new HashMap<>());
    YearMonth known = byYear.get(year);
    if (known != null) {
      return known;
    }
    int month = name.matches("\\d{1,2}") ? Integer.parseInt(name) : monthOfName(name);
    if (month < 1 || month > 12) {
      throw new RejectedCell(Field.MES, row.cell(Field.MES), "not the name of a month");
    }
    String yearText = year == null ? "" : year.toString();
    if (!yearText.matches("\\d{4}")) {
      throw new RejectedCell(Field.ANO, year, "not a year");
    }
    YearMonth read = month(Field.ANO, year, Integer.parseInt(yearText), month);
    byYear.put(year, read);
    return read;
  }

  private Read read(Object cell, Layout layout) throws RejectedCell {
    if (cell == null) {
      throw new RejectedCell(Field.DATA_REFERENCIA, null, "no date");
    }
    if (cell instanceof Number serial) {
      return ofSerial(serial, layout.date1904());
    }
    String text = TextFolding.fold((String) cell);
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return ofDay(cell, iso.group(1), iso.group(2), iso.group(3));
    }
    Matcher brazilian = BRAZILIAN.matcher(text);
    if (brazilian.matches()) {
      return ofDay(cell, brazilian.group(3), brazilian.group(2), brazilian.group(1));
    }
    Matcher monthYear = MONTH_YEAR.matcher(text);
    if (monthYear.matches()) {
      return ofMonth(cell, monthYear.group(2), Integer.parseInt(monthYear.group(1)));
    }
    Matcher yearMonth = YEAR_MONTH.matcher(text);
    if (yearMonth.matches()) {
      return ofMonth(cell, yearMonth.group(1), Integer.parseInt(yearMonth.group(2)));
    }
    Matcher named = NAME_YEAR.matcher(text);
    if (named.matches()) {
      String year = named.group(2).length() == 2 ? "20" + named.group(2) : named.group(2);
      return ofMonth(cell, year, monthOfName(named.group(1)));
    }
    throw new RejectedCell(Field.DATA_REFERENCIA, cell, "not a date or month");
  }

  private Read ofSerial(Number serial, boolean date1904) throws RejectedCell {
    double days = serial.doubleValue();
    if (!(days >= 1 && days < 100_000)) {
      throw new RejectedCell(Field.DATA_REFERENCIA, serial, "not a day number of Excel's");
    }
    // Excel counts 29 February 1900, which was not: day 61 is 1 March 1900.
    LocalDate first = date1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    LocalDate day = first.plusDays((long) days);
    YearMonth month = month(Field.DATA_REFERENCIA, serial, day.getYear(), day.getMonthValue());
    return new Read(month, day.getDayOfMonth() != 1);
  }

  private Read ofDay(Object cell, String year, String month, String day) throws RejectedCell {
    try {
      LocalDate date =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      return new Read(
          month(Field.DATA_REFERENCIA, cell, date.getYear(), date.getMonthValue()),
          date.getDayOfMonth() != 1);
    } catch (DateTimeException e) {
      throw new RejectedCell(Field.DATA_REFERENCIA, cell, "no such day");
    }
  }

  private Read ofMonth(Object cell, String year, int month) throws RejectedCell {
    if (month < 1 || month > 12) {
      throw new RejectedCell(Field.DATA_REFERENCIA, cell, "no such month");
    }
    return new Read(month(Field.DATA_REFERENCIA, cell, Integer.parseInt(year), month), false);
  }

  private YearMonth month(Field field, Object cell, int year, int month) throws RejectedCell {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new RejectedCell(
          field, cell, "year " + year + " is not between " + FIRST_YEAR + " and " + LAST_YEAR);
    }
    YearMonth read = YearMonth.of(year, month);
    return months.computeIfAbsent(read, same -> same);
  }

  /** From 1, or 0 when it is no month; three letters are enough. */
  private static int monthOfName(String folded) {
    for (int i = 0; i < NAMES.size(); i++) {
      String name = NAMES.get(i);
      if (name.equals(folded) || name.substring(0, 3).equals(folded)) {
        return i + 1;
      }
    }
    return 0;
  }
}
