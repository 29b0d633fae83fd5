package br.engdados.sinesp.producer.publish;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many rows of a file may be rejected: a number, or a share of the rows read.
 *
 * @param limit rows, or percent
 * @param percent whether it is a share
 */
public record Tolerance(BigDecimal limit, boolean percent) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(%?)");

  /**
   * Reads a tolerance.
   *
   * @param text such as {@code 0.1%} or {@code 25}
   * @return the tolerance
   * @throws IllegalArgumentException if it is neither
   */
  public static Tolerance parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    boolean fraction = text.indexOf('.') >= 0;
    if (!form.matches() || (fraction && form.group(2).isEmpty())) {
      throw new IllegalArgumentException(
          "'" + text + "' is neither a percentage such as 0.1% nor a number of rows such as 25");
    }
    return new Tolerance(new BigDecimal(form.group(1)), !form.group(2).isEmpty());
  }

  /**
   * Decides.
   *
   * @param rejected rows rejected
   * @param read rows read
   * @return whether that is still tolerated
   */
  public boolean allows(long rejected, long read) {
    BigDecimal allowed =
        percent ? limit.multiply(BigDecimal.valueOf(read)).movePointLeft(2) : limit;
    return BigDecimal.valueOf(rejected).compareTo(allowed) <= 0;
  }

  @Override
  public String toString() {
    return limit.toPlainString() + (percent ? " %" : " rows");
  }
}
