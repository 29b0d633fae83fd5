package br.engdados.sinesp.producer.normalise;

import java.util.Locale;
import java.util.Optional;

/**
 * What the dates of a yearly file say about the order in which they are written, as counters. Those
 * dates are the first of a month; the rules are those of
 * docs/decisions/0009-conventions-of-a-file.md.
 */
final class DateEvidence {
  /** Above this share of days other than the first, a file is refused; one such day is not. */
  private static final int MOST_ODD_PERCENT = 1;

  /**
   * What follows.
   *
   * @param order what comes first in dates with slashes
   * @param refusal why the file cannot be used and what to do; null where it can
   */
  record Decision(DateOrder order, String refusal) {
    private static Decision refused(String reason) {
      return new Decision(DateOrder.DMY, reason);
    }
  }

  private long dates;
  // Days whose order is certain.
  private long days;
  private long oddDays;
  private long firstsIfSwapped;
  // Days in an order to be found.
  private long slashes;
  private long dayFirst;
  private long monthFirst;
  private long onlyDayFirst;
  private long onlyMonthFirst;
  private WrittenDate odd;
  private WrittenDate oddSlashes;

  /** Counts a date. */
  void add(WrittenDate date) {
    dates++;
    switch (date.kind()) {
      case MONTH -> {
        // Has no day.
      }
      case DAY -> {
        days++;
        firstsIfSwapped += date.first() == 1 && date.second() <= 12 ? 1 : 0;
        if (date.second() != 1) {
          oddDays++;
          odd = odd == null ? date : odd;
        }
      }
      case SLASHES -> addSlashes(date);
    }
  }

  private void addSlashes(WrittenDate date) {
    slashes++;
    // A part above 12 is no month.
    boolean firstIfDayFirst = date.first() == 1 && date.second() <= 12;
    boolean firstIfMonthFirst = date.second() == 1 && date.first() <= 12;
    dayFirst += firstIfDayFirst ? 1 : 0;
    monthFirst += firstIfMonthFirst ? 1 : 0;
    onlyDayFirst += (firstIfDayFirst && !firstIfMonthFirst) || date.first() > 12 ? 1 : 0;
    onlyMonthFirst += (firstIfMonthFirst && !firstIfDayFirst) || date.second() > 12 ? 1 : 0;
    if (!firstIfDayFirst && !firstIfMonthFirst && oddSlashes == null) {
      oddSlashes = date;
    }
  }

  /**
   * Decides.
   *
   * @param given what the user says about the order, if anything
   */
  Decision decide(Optional<DateOrder> given) {
    if (oddDays > 0 && firstsIfSwapped == days) {
      return Decision.refused(
          "day and month of its dates are swapped: %s is in it, and all %d dates are of January,"
                  .formatted(text(odd), days)
              + " the first of a month only with the two exchanged (a program read 01/02 as the"
              + " second of January). Take the original file, or import it again with the order"
              + " day, month, year.");
    }
    Optional<DateOrder> order = order(given);
    if (order.isEmpty()) {
      return Decision.refused(
          "its %d dates with slashes fit no one order: with the day first %d are the first of a"
                  .formatted(slashes, dayFirst)
              + " month, with the month first %d. Correct them, or say which with --date-order dmy"
                  .formatted(monthFirst)
              + " or mdy.");
    }
    boolean fits = slashes == firsts(order.get()) || slashes > Math.max(dayFirst, monthFirst);
    if (!fits) {
      return Decision.refused(
          "with --date-order %s only %d of its %d dates with slashes are the first of a month, with"
                  .formatted(
                      order.get().name().toLowerCase(Locale.ROOT), firsts(order.get()), slashes)
              + " the other order all. Leave the option out.");
    }
    long odds = oddDays + slashes - firsts(order.get());
    if (given.isEmpty() && odds > 1 && odds * 100 > dates * MOST_ODD_PERCENT) {
      return Decision.refused(
          "%d of its %d dates are not the first of a month (such as %s), which the dates of a"
                  .formatted(odds, dates, text(odd == null ? oddSlashes : odd))
              + " yearly file are. Correct them; if their months are right, pass --date-order dmy,"
              + " and only the months are taken.");
    }
    return new Decision(order.get(), null);
  }

  /** Whether reading the month first is what makes the dates the first of a month. */
  boolean isMonthFirst() {
    return monthFirst == slashes && dayFirst < slashes;
  }

  private Optional<DateOrder> order(Optional<DateOrder> given) {
    if (given.isPresent()) {
      return given;
    }
    if (dayFirst == slashes) {
      return Optional.of(DateOrder.DMY);
    }
    if (monthFirst == slashes) {
      return Optional.of(DateOrder.MDY);
    }
    if (onlyDayFirst > 0 && onlyMonthFirst * 100 <= onlyDayFirst * MOST_ODD_PERCENT) {
      return Optional.of(DateOrder.DMY);
    }
    if (onlyMonthFirst > 0 && onlyDayFirst * 100 <= onlyMonthFirst * MOST_ODD_PERCENT) {
      return Optional.of(DateOrder.MDY);
    }
    return Optional.empty();
  }

  private long firsts(DateOrder order) {
    return order == DateOrder.DMY ? dayFirst : monthFirst;
  }

  private static String text(WrittenDate date) {
    return date.kind() == WrittenDate.Kind.SLASHES
        ? "%d/%d/%d".formatted(date.first(), date.second(), date.year())
        : "%04d-%02d-%02d".formatted(date.year(), date.first(), date.second());
  }
}
