package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.reference.TextFolding;
import br.engdados.sinesp.producer.reader.Field;
import br.engdados.sinesp.producer.reader.Layout;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date or month as a cell has it, before it is decided what comes first in {@code 2/1/2024}.
 *
 * @param kind which of the parts it has, and whether their order is certain
 * @param year the year
 * @param first {@link Kind#DAY} and {@link Kind#MONTH}: the month; {@link Kind#SLASHES}: the first
 *     part
 * @param second {@link Kind#DAY}: the day; {@link Kind#SLASHES}: the second part; else 1
 */
record WrittenDate(Kind kind, int year, int first, int second) {
  /** How a date is written. */
  enum Kind {
    /** A month and a year. */
    MONTH,
    /** A day whose order is certain: a day number of Excel's, {@code 2024-02-01}. */
    DAY,
    /** Two short parts before the year: {@code 01/02/2024}. */
    SLASHES
  }

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
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})([T ].*)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})( .*)?");
  private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})[/.-](\\d{4})");
  private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})-(\\d{1,2})");
  private static final Pattern NAME_YEAR =
      Pattern.compile("([A-Z]{3,9})(?: DE |[/. -]+)(\\d{4}|\\d{2})");
  private static final Pattern DAY_NUMBER = Pattern.compile("\\d{5}([.,]\\d*)?");

  /**
   * Reads a cell.
   *
   * @param cell text or a number, null for blank
   * @param layout of its table: whether day numbers count from 1904, and whether its dates are the
   *     first of a month, without which a year of two digits could be the day too
   * @throws RejectedCell if it is neither a date nor a month; whether the day exists is not looked
   *     at
   */
  static WrittenDate of(Object cell, Layout layout) throws RejectedCell {
    if (cell == null) {
      throw new RejectedCell(Field.DATA_REFERENCIA, null, "no date");
    }
    return cell instanceof Number serial
        ? ofSerial(serial, layout.date1904())
        : ofText(cell, TextFolding.fold(cell.toString()), layout.dataset() == Dataset.VDE);
  }

  /** From 1, or 0 when it is no month; three letters are enough. */
  static int monthOfName(String folded) {
    for (int i = 0; i < NAMES.size(); i++) {
      String name = NAMES.get(i);
      if (name.equals(folded) || name.substring(0, 3).equals(folded)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Whether it is the first of a month in whatever order it is read. */
  boolean isFirstInEveryOrder() {
    return second == 1 && (kind != Kind.SLASHES || first == 1);
  }

  int month(DateOrder order) {
    return kind == Kind.SLASHES && order == DateOrder.DMY ? second : first;
  }

  int day(DateOrder order) {
    return kind == Kind.SLASHES && order == DateOrder.DMY ? first : second;
  }

  private static WrittenDate ofText(Object cell, String text, boolean yearly) throws RejectedCell {
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      return of(Kind.DAY, yearFirst.group(1), number(yearFirst, 2), number(yearFirst, 3));
    }
    Matcher yearLast = YEAR_LAST.matcher(text);
    if (yearLast.matches()) {
      if (!yearly && yearLast.group(3).length() == 2) {
        throw new RejectedCell(
            Field.DATA_REFERENCIA, cell, "a year of two digits, which could be the day too");
      }
      return of(Kind.SLASHES, yearLast.group(3), number(yearLast, 1), number(yearLast, 2));
    }
    Matcher monthYear = MONTH_YEAR.matcher(text);
    if (monthYear.matches()) {
      return of(Kind.MONTH, monthYear.group(2), number(monthYear, 1), 1);
    }
    Matcher yearMonth = YEAR_MONTH.matcher(text);
    if (yearMonth.matches()) {
      return of(Kind.MONTH, yearMonth.group(1), number(yearMonth, 2), 1);
    }
    Matcher named = NAME_YEAR.matcher(text);
    if (named.matches()) {
      return of(Kind.MONTH, named.group(2), monthOfName(named.group(1)), 1);
    }
    boolean serial = DAY_NUMBER.matcher(text).matches();
    throw new RejectedCell(
        Field.DATA_REFERENCIA,
        cell,
        serial
            ? "a day number of Excel's as text; give the column the format of a date and save again"
            : "not a date or month");
  }

  private static WrittenDate ofSerial(Number serial, boolean date1904) throws RejectedCell {
    double days = serial.doubleValue();
    if (!(days >= 1 && days < 100_000)) {
      throw new RejectedCell(Field.DATA_REFERENCIA, serial, "not a day number of Excel's");
    }
    // Excel counts 29 February 1900, which was not: day 61 is 1 March 1900.
    LocalDate first = date1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    LocalDate day = first.plusDays((long) days);
    return new WrittenDate(Kind.DAY, day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  private static WrittenDate of(Kind kind, String year, int first, int second) {
    int number = Integer.parseInt(year);
    return new WrittenDate(kind, year.length() == 2 ? 2000 + number : number, first, second);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
