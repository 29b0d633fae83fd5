package br.engdados.sinesp.producer.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Set;

/**
 * Decides whether a file that is not UTF-8 is Windows-1252, by going through the whole of it.
 *
 * <p>Every byte means something in Windows-1252, so that a file decodes proves nothing. Other
 * encodings that Brazilian files come in (the code page 850 of consoles, the Macintosh's) turn into
 * signs that no Portuguese text has, or into other letters and so into words that are none. It is
 * unmistakable when every character beyond ASCII is one of Portuguese text, four in five of the
 * different words that hold such a letter are known ones, and nothing looks like UTF-8.
 */
final class Windows1252Check {
  /** What a file turned out to be. */
  enum Verdict {
    /** Windows-1252, or Latin-1, which has the same letters. */
    UNMISTAKABLE,
    /** Partly UTF-8. */
    MIXED,
    /** Something else, or too strange to tell. */
    DOUBTFUL
  }

  /** Windows-1252. */
  static final Charset CHARSET = Charset.forName("windows-1252");

  // With the signs that word processors make of the apostrophe in names such as Olho d'Água.
  private static final String LETTERS = "ÀÁÂÃÇÉÊÍÓÔÕÚÜàáâãçéêíóôõúü’´";
  private static final String SIGNS = "\u00a0ªº°§“”‘–—";
  private static final int LONGEST_WORD = 64;
  private static final int MOST_WORDS = 50_000;
  private static final int BUFFER = 1 << 16;
  private static final String UPPER_HALF = upperHalf();

  // Once for a process: collecting them takes longer than reading a small file.
  private static final PortugueseWords KNOWN = PortugueseWords.load();
  private final Set<String> words = new HashSet<>();
  private final StringBuilder word = new StringBuilder();
  private boolean accented;
  private int knownWords;

  private Windows1252Check() {}

  /**
   * Reads bytes to their end.
   *
   * @param text the file from its start, decompressed
   * @return what it is, or MIXED for a file that is all UTF-8
   * @throws IOException if reading fails
   */
  static Verdict of(InputStream text) throws IOException {
    return new Windows1252Check().read(text);
  }

  private Verdict read(InputStream text) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int previous = 0;
    for (int n = text.read(buffer); n >= 0; n = text.read(buffer)) {
      for (int i = 0; i < n; i++) {
        int current = buffer[i] & 0xFF;
        if (isLeadOfTwo(previous) && isContinuation(current)) {
          return Verdict.MIXED;
        }
        if (!take(current < 0x80 ? (char) current : UPPER_HALF.charAt(current - 0x80))) {
          return Verdict.DOUBTFUL;
        }
        previous = current;
      }
    }
    endWord();
    boolean unmistakable =
        !words.isEmpty() && words.size() < MOST_WORDS && 5 * knownWords >= 4 * words.size();
    return unmistakable ? Verdict.UNMISTAKABLE : Verdict.DOUBTFUL;
  }

  /** Letters beyond ASCII are two bytes in UTF-8, those of Portuguese all of them. */
  private static boolean isLeadOfTwo(int value) {
    return value >= 0xC2 && value <= 0xDF;
  }

  private static boolean isContinuation(int value) {
    return value >= 0x80 && value <= 0xBF;
  }

  /** Takes the next character, and tells whether Portuguese text may have it. */
  private boolean take(char c) {
    boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    boolean special = !plain && c >= 0x80 && LETTERS.indexOf(c) >= 0;
    if (plain || special) {
      accented |= special;
      if (word.length() < LONGEST_WORD) {
        word.append(c);
      }
      return true;
    }
    endWord();
    return c < 0x80 || SIGNS.indexOf(c) >= 0;
  }

  private void endWord() {
    if (accented && words.size() < MOST_WORDS && words.add(word.toString())) {
      knownWords += KNOWN.contains(word.toString()) ? 1 : 0;
    }
    word.setLength(0);
    accented = false;
  }

  private static String upperHalf() {
    byte[] values = new byte[0x80];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (0x80 + i);
    }
    return new String(values, CHARSET);
  }
}
