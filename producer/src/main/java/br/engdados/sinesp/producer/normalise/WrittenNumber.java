package br.engdados.sinesp.producer.normalise;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a number written as text can mean, whoever wrote it. Thousands stand in groups of three,
 * between points, commas, spaces or apostrophes; where both a point and a comma occur, the last is
 * the decimal mark. Digits are those of ASCII.
 *
 * @param kind how many meanings there are
 * @param format {@link Kind#EITHER}: the format in which the mark is a decimal mark; else the one
 *     format that writes so, or null where both do
 * @param value the number, for {@link Kind#EITHER} with decimals; null where it is none
 * @param threeDecimals whether its decimals, if it has any, are exactly three
 */
record WrittenNumber(Kind kind, NumberFormat format, BigDecimal value, boolean threeDecimals) {
  /** How many meanings a text has. */
  enum Kind {
    /** One, in every format in which it is a number at all. */
    ONE,
    /** Two: {@code 1.234} is 1.234 or 1234. */
    EITHER,
    /** None that is exact: a spreadsheet's {@code 1,23E+05} has lost digits. */
    ROUNDED,
    /** None. */
    NONE
  }

  private static final WrittenNumber NOT_A_NUMBER = new WrittenNumber(Kind.NONE, null, null, false);
  private static final WrittenNumber LOST_DIGITS =
      new WrittenNumber(Kind.ROUNDED, null, null, false);

  private static final Pattern SIMPLE = Pattern.compile("[+-]?(\\d*)(?:([.,])(\\d*))?");
  private static final Pattern GROUPED =
      Pattern.compile("[+-]?[1-9]\\d{0,2}([.,])\\d{3}(?:\\1\\d{3})*(?:([.,])\\d*)?");
  private static final Pattern SPACED =
      Pattern.compile(
          "[+-]?[1-9]\\d{0,2}([ \\u00a0\\u2009\\u202f'\\u2019])\\d{3}(?:\\1\\d{3})*(?:([.,])\\d*)?");
  private static final Pattern EXPONENT =
      Pattern.compile("[+-]?(\\d+(?:([.,])(\\d*))?|[.,]\\d+)([eE])([+-]?)(\\d{1,3})");

  /** Tells what a text can mean. */
  static WrittenNumber of(String text) {
    Matcher simple = SIMPLE.matcher(text);
    if (simple.matches()) {
      return ofSimple(text, simple);
    }
    Matcher grouped = GROUPED.matcher(text);
    if (grouped.matches()) {
      return ofGrouped(text, grouped.group(1).charAt(0), grouped.group(2));
    }
    Matcher spaced = SPACED.matcher(text);
    if (spaced.matches()) {
      String digits = text.replace(spaced.group(1), "");
      return one(digits, spaced.group(2), false);
    }
    Matcher exponent = EXPONENT.matcher(text);
    return exponent.matches() ? ofExponent(text, exponent) : NOT_A_NUMBER;
  }

  /** For {@link Kind#EITHER}: the number without its mark, which then groups thousands. */
  BigDecimal grouped() {
    return value.movePointRight(3);
  }

  /**
   * Gives the format that this number proves for its file.
   *
   * @param count whether it stands in a column of counts, in which decimals other than zeros are no
   *     number at all
   * @return the format, or null where it proves none
   */
  NumberFormat proof(boolean count) {
    boolean whole = value != null && value.stripTrailingZeros().scale() <= 0;
    return switch (kind) {
      case ONE -> count && !whole ? null : format;
      case EITHER -> count && !whole ? format.other() : null;
      case ROUNDED, NONE -> null;
    };
  }

  private static WrittenNumber ofSimple(String text, Matcher simple) {
    String lead = simple.group(1);
    String decimals = simple.group(3) == null ? "" : simple.group(3);
    if (lead.isEmpty() && decimals.isEmpty()) {
      return NOT_A_NUMBER;
    }
    boolean either =
        decimals.length() == 3 && !lead.isEmpty() && lead.length() <= 3 && lead.charAt(0) != '0';
    if (either) {
      NumberFormat format = NumberFormat.ofDecimalMark(simple.group(2).charAt(0));
      return new WrittenNumber(Kind.EITHER, format, decimal(text), true);
    }
    return one(text, simple.group(2), decimals.length() == 3);
  }

  private static WrittenNumber ofGrouped(String text, char group, String mark) {
    if (mark != null && mark.charAt(0) == group) {
      return NOT_A_NUMBER;
    }
    String digits = text.replace(String.valueOf(group), "");
    return one(digits, mark == null ? (group == '.' ? "," : ".") : mark, false);
  }

  private static WrittenNumber ofExponent(String text, Matcher exponent) {
    int decimals = exponent.group(3) == null ? 0 : exponent.group(3).length();
    int power = Integer.parseInt(exponent.group(6));
    // Spreadsheets show E+05 and E-03, with as many digits as the cell's format has; R and other
    // programs write 1e+05 only where that is exact, and Java 1.0E5.
    boolean shown = exponent.group(4).equals("E") && exponent.group(6).length() == 2;
    boolean lost =
        switch (exponent.group(5)) {
          case "+" -> decimals < power;
          case "-" -> decimals == 2;
          default -> false;
        };
    return shown && lost ? LOST_DIGITS : one(text, exponent.group(2), false);
  }

  private static WrittenNumber one(String digits, String mark, boolean threeDecimals) {
    NumberFormat format = mark == null ? null : NumberFormat.ofDecimalMark(mark.charAt(0));
    return new WrittenNumber(Kind.ONE, format, decimal(digits), threeDecimals);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text.replace(',', '.'));
  }
}
