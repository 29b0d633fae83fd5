package br.engdados.sinesp.contract.reference;

import java.text.Normalizer;
import java.util.Locale;

/** The two forms in which published text is compared. */
public final class TextFolding {
  // What each character of Latin-1 becomes: nearly all text of the data is of these, and the JDK's
  // normaliser is slow and costs the just-in-time compiler a second. 0 where it becomes several.
  private static final char[] LATIN = latin();

  private TextFolding() {}

  /**
   * Folds text so that the same label in two spellings compares equal: upper case, no accents, runs
   * of blanks (the no-break space too) as one space, none at the ends.
   *
   * @param text published text, or null for blank
   * @return the folded text, empty for null or blank
   */
  public static String fold(String text) {
    if (text == null) {
      return "";
    }
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char plain = c < LATIN.length ? LATIN[c] : 0;
      if (plain == 0) {
        return foldAny(text);
      }
      append(folded, plain);
    }
    return withoutBlankEnd(folded);
  }

  private static String foldAny(String text) {
    String decomposed = Normalizer.normalize(text.toUpperCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder folded = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        append(folded, isBlank(c) ? ' ' : c);
      }
    }
    return withoutBlankEnd(folded);
  }

  private static void append(StringBuilder folded, char c) {
    if (c != ' ' || (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ')) {
      folded.append(c);
    }
  }

  private static String withoutBlankEnd(StringBuilder folded) {
    int length = folded.length();
    if (length > 0 && folded.charAt(length - 1) == ' ') {
      folded.setLength(length - 1);
    }
    return folded.toString();
  }

  private static char[] latin() {
    char[] plain = new char[256];
    for (char c = 0; c < plain.length; c++) {
      String folded = foldAny(String.valueOf(c));
      if (isBlank(c)) {
        plain[c] = ' ';
      } else if (folded.length() == 1) {
        plain[c] = folded.charAt(0);
      }
    }
    return plain;
  }

  /**
   * Folds the name of a place, where punctuation and spacing vary too ({@code Olho d'Água}, {@code
   * OLHO DAGUA}): {@link #fold} without anything but letters and digits.
   *
   * @param name published name, or null for blank
   * @return the folded letters and digits, empty for null or blank
   */
  public static String foldName(String name) {
    String folded = fold(name);
    StringBuilder letters = new StringBuilder(folded.length());
    int code;
    for (int i = 0; i < folded.length(); i += Character.charCount(code)) {
      code = folded.codePointAt(i);
      if (Character.isLetterOrDigit(code)) {
        letters.appendCodePoint(code);
      }
    }
    return letters.toString();
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }
}
