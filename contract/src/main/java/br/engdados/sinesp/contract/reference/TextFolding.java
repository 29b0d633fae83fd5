package br.engdados.sinesp.contract.reference;

import java.text.Normalizer;
import java.util.Locale;

/** The two forms in which published text is compared. */
public final class TextFolding {
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
    String decomposed = Normalizer.normalize(text.toUpperCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder folded = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      if (!isBlank(c)) {
        folded.append(c);
      } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
    }
    int length = folded.length();
    if (length > 0 && folded.charAt(length - 1) == ' ') {
      folded.setLength(length - 1);
    }
    return folded.toString();
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
    folded.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }
}
