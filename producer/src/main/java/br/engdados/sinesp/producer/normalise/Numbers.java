package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.producer.reader.Digits;
import br.engdados.sinesp.producer.reader.Field;
import br.engdados.sinesp.producer.reader.Row;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads measures strictly: a count is a whole number from 0, however it is written, a weight a
 * decimal from 0. Zero is a reported zero, a blank cell is blank. What {@code 1.000} means is
 * decided by the whole file.
 */
final class Numbers {
  private static final int LONGEST_NUMBER = 40;

  private final FileConventions conventions;

  Numbers(FileConventions conventions) {
    this.conventions = conventions;
  }

  /** Gives a count, or null for blank. */
  Integer count(Row row, Field field) throws RejectedCell, IOException {
    Object cell = row.cell(field);
    if (cell == null) {
      return null;
    }
    if (cell instanceof Integer whole) {
      if (whole < 0) {
        throw new RejectedCell(field, cell, "a count cannot be negative");
      }
      return whole;
    }
    if (cell instanceof Double number) {
      return whole(field, cell, new BigDecimal(number));
    }
    String text = (String) cell;
    int fast = digits(text);
    return fast >= 0 ? (Integer) fast : whole(field, text, decimal(field, true, text));
  }

  /** Gives a weight as the shortest decimal of its double, or null for blank. */
  BigDecimal weight(Row row, Field field) throws RejectedCell, IOException {
    Object cell = row.cell(field);
    if (cell == null) {
      return null;
    }
    BigDecimal weight;
    if (cell instanceof Integer whole) {
      weight = BigDecimal.valueOf(whole);
    } else {
      double number =
          cell instanceof Double exact ? exact : decimal(field, false, (String) cell).doubleValue();
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        throw new RejectedCell(field, cell, "a weight must be a finite number");
      }
      // Not Double.toString: before JDK 19 it sometimes gives a digit too many.
      weight = new BigDecimal(NumberOutput.toString(number, true));
    }
    if (weight.signum() < 0) {
      throw new RejectedCell(field, cell, "a weight cannot be negative");
    }
    return weight;
  }

  /** Reads "12" and "12.0"; -1 for anything else. */
  private static int digits(String text) {
    int length = text.length();
    if (length > 2 && text.charAt(length - 1) == '0' && text.charAt(length - 2) == '.') {
      length -= 2;
    }
    return Digits.read(text, length);
  }

  private BigDecimal decimal(Field field, boolean count, String text)
      throws RejectedCell, IOException {
    if (text.length() > LONGEST_NUMBER) {
      throw new RejectedCell(field, text.substring(0, LONGEST_NUMBER) + "…", "not a number");
    }
    WrittenNumber number = WrittenNumber.of(text);
    NumberFormat proven = number.proof(count);
    if (proven != null) {
      conventions.met(text, proven);
    }
    return switch (number.kind()) {
      case ONE -> number.value();
      case EITHER -> {
        boolean groups =
            number.value().signum() > 0 && conventions.groups(field, count, text, number);
        yield groups ? number.grouped() : number.value();
      }
      case ROUNDED ->
          throw new RejectedCell(
              field, text, "a rounded number: the spreadsheet has left digits out when it saved");
      case NONE -> throw new RejectedCell(field, text, "not a number");
    };
  }

  private static Integer whole(Field field, Object cell, BigDecimal number) throws RejectedCell {
    if (number.signum() < 0) {
      throw new RejectedCell(field, cell, "a count cannot be negative");
    }
    try {
      return number.intValueExact();
    } catch (ArithmeticException e) {
      boolean tooLarge = number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0;
      throw new RejectedCell(
          field, cell, tooLarge ? "too large for a count" : "a count must be a whole number");
    }
  }
}
