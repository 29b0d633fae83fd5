package br.engdados.sinesp.producer.reader;

import java.math.BigDecimal;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;

/** Turns cells of a workbook into the values that a {@link Row} holds. */
final class CellValues {
  private CellValues() {}

  /** Gives text, an Integer, a Double, or null for a blank cell. */
  static Object of(Cell cell) {
    Object value = cell.getValue();
    if (value == null) {
      // A formula's or an error's cached text stays visible, so that it can be rejected by value.
      return text(cell.getRawValue());
    }
    if (value instanceof BigDecimal number) {
      return number(number);
    }
    if (value instanceof Boolean truth) {
      return truth.toString().toUpperCase(Locale.ROOT);
    }
    return text(value.toString());
  }

  /** Gives the text without blanks at its ends, or null when nothing else is there. */
  static String text(String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (!isBlank(text.charAt(0)) && !isBlank(text.charAt(text.length() - 1))) {
      return text;
    }
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return start == end ? null : text.substring(start, end);
  }

  private static Object number(BigDecimal number) {
    if (number.scale() == 0 && number.precision() <= 9) {
      return number.intValue();
    }
    // A workbook holds doubles; the text in the file may have a digit more than the double.
    return number.doubleValue();
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }
}
