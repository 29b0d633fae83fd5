package br.engdados.sinesp.producer.reader;

/** Reads whole numbers that are written in digits and nothing else. */
public final class Digits {
  /** So many digits fit into an int whatever they are. */
  public static final int MOST = 9;

  private Digits() {}

  /**
   * Reads a number.
   *
   * @param text the text
   * @return the number; -1 if the text is not one to {@value #MOST} of ASCII's digits
   */
  public static int read(String text) {
    return read(text, text.length());
  }

  /**
   * Reads a number from the start of a text.
   *
   * @param text the text
   * @param length how many of its characters are the number
   * @return the number; -1 if they are not one to {@value #MOST} of ASCII's digits
   */
  public static int read(String text, int length) {
    if (length == 0 || length > MOST) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
