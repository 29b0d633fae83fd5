package br.engdados.sinesp.producer.reader;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Turns what is stored in a cell into the values that a {@link Row} holds. */
final class CellValues {
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private CellValues() {}

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

  /**
   * Gives a workbook's text as {@link #text} does, with its escapes resolved: {@code _x000D_} is a
   * carriage return (ECMA-376 part 1, 22.9.2.19).
   */
  static String unescaped(String text) {
    if (text == null || text.indexOf("_x") < 0) {
      return text(text);
    }
    Matcher escapes = ESCAPE.matcher(text);
    return text(
        escapes.replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16)))));
  }

  /** Gives the number that a workbook stores: an Integer, or a Double. */
  static Object number(String stored) throws XMLStreamException {
    int whole = Digits.read(stored);
    if (whole >= 0) {
      return whole;
    }
    try {
      BigDecimal number = new BigDecimal(stored.strip());
      if (number.scale() == 0 && number.precision() <= Digits.MOST) {
        return number.intValue();
      }
      // A workbook holds doubles; the text in the file may have a digit more than the double.
      return number.doubleValue();
    } catch (NumberFormatException e) {
      throw new XMLStreamException("a number that is none: " + shortened(stored), e);
    }
  }

  /** Shortens a text for a message. */
  static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }
}
