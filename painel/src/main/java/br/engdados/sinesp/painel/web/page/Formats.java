package br.engdados.sinesp.painel.web.page;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Numbers, months and days as a language writes them. */
final class Formats {
  private static final ZoneId BRASILIA = ZoneId.of("America/Sao_Paulo");
  private static final int MOST_DECIMALS = 3;
  private static final double LEAST_WITH_ONE_DECIMAL = 0.001;

  private final Locale locale;
  private final DateTimeFormatter longMonth;
  private final DateTimeFormatter shortMonth;

  Formats(Language language) {
    locale = language.locale();
    boolean english = language == Language.ENGLISH;
    longMonth = DateTimeFormatter.ofPattern(english ? "MMMM yyyy" : "MMMM 'de' yyyy", locale);
    shortMonth = DateTimeFormatter.ofPattern(english ? "MMM yyyy" : "MMM/yyyy", locale);
  }

  /** Writes a number of the data with the decimals that it has, three at most. */
  String number(BigDecimal value) {
    return number(value, MOST_DECIMALS);
  }

  String number(BigDecimal value, int mostDecimals) {
    NumberFormat format = NumberFormat.getInstance(locale);
    format.setMaximumFractionDigits(mostDecimals);
    return format.format(value);
  }

  /** Writes a rate per 100,000 with the two decimals that tell small places apart. */
  String rate(BigDecimal value) {
    NumberFormat format = NumberFormat.getInstance(locale);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    return format.format(value);
  }

  String percent(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    // What is there must not be read as nothing.
    format.setMaximumFractionDigits(share < LEAST_WITH_ONE_DECIMAL ? MOST_DECIMALS : 1);
    return format.format(share);
  }

  /** Writes by how much something grew or shrank, always with its sign. */
  String change(double share) {
    return (share < 0 ? "−" : "+") + percent(Math.abs(share));
  }

  /** Writes {@code 2023-01} in full, or {@code 2023} as it is. */
  String time(String time) {
    return time.length() == 4
        ? Year.parse(time).toString()
        : longMonth.format(YearMonth.parse(time));
  }

  /** Writes {@code 2023-01} briefly, or {@code 2023} as it is. */
  String briefTime(String time) {
    return time.length() == 4 ? time : shortMonth.format(YearMonth.parse(time)).replace(".", "");
  }

  String day(Instant instant) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .format(instant.atZone(BRASILIA));
  }

  static YearMonth monthOf(Instant instant) {
    return YearMonth.from(instant.atZone(BRASILIA));
  }
}
