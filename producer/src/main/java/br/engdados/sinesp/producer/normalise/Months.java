package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.reference.TextFolding;
import br.engdados.sinesp.producer.reader.Field;
import br.engdados.sinesp.producer.reader.Layout;
import br.engdados.sinesp.producer.reader.Row;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads months in every form that the files use: Excel dates, {@code 2023-01-01} (a time after it
 * is passed over), {@code 01/02/2023}, {@code 04/2020}, {@code fev/20}, {@code mar/2020}, and a
 * month's name beside a year. The day only has to exist; days other than the first are counted.
 * What comes first in {@code 2/1/2024}, and whether the days of a yearly file can be believed, is
 * decided by the whole file. The same month is always the same instance.
 */
final class Months {
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;
  private static final int MOST_REMEMBERED = 10_000;

  /** A month, and whether its cell said another day than the first. */
  private record Read(YearMonth month, boolean oddDay) {}

  private final Map<YearMonth, YearMonth> months = new HashMap<>();
  private final Map<Object, Read> readByCell = new HashMap<>();
  private final Map<String, Map<Object, YearMonth>> byNameAndYear = new HashMap<>();
  private final FileConventions conventions;
  private long oddDays;

  Months(FileConventions conventions) {
    this.conventions = conventions;
  }

  /** Counts the rows whose date was not the first of a month. */
  long oddDays() {
    return oddDays;
  }

  /** Reads the month of a row. */
  YearMonth of(Row row, Layout layout) throws RejectedCell, IOException {
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
    int month = name.matches("\\d{1,2}") ? Integer.parseInt(name) : WrittenDate.monthOfName(name);
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

  private Read read(Object cell, Layout layout) throws RejectedCell, IOException {
    WrittenDate date = WrittenDate.of(cell, layout);
    // Of the older datasets the day means nothing: it comes from dragging cells down.
    boolean certain = layout.dataset() != Dataset.VDE || date.isFirstInEveryOrder();
    DateOrder order = certain ? DateOrder.DMY : conventions.dateOrder(cell);
    int month = date.month(order);
    int day = date.day(order);
    if (date.kind() == WrittenDate.Kind.MONTH && (month < 1 || month > 12)) {
      throw new RejectedCell(Field.DATA_REFERENCIA, cell, "no such month");
    }
    try {
      LocalDate.of(date.year(), month, day);
    } catch (DateTimeException e) {
      throw new RejectedCell(Field.DATA_REFERENCIA, cell, "no such day");
    }
    return new Read(month(Field.DATA_REFERENCIA, cell, date.year(), month), day != 1);
  }

  private YearMonth month(Field field, Object cell, int year, int month) throws RejectedCell {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new RejectedCell(
          field, cell, "year " + year + " is not between " + FIRST_YEAR + " and " + LAST_YEAR);
    }
    YearMonth read = YearMonth.of(year, month);
    return months.computeIfAbsent(read, same -> same);
  }
}
