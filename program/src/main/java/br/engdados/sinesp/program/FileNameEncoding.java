package br.engdados.sinesp.program;

import java.util.Locale;

/**
 * In which encoding this JVM hands names of files and arguments to the system. It is the locale's,
 * and nothing that Java is told on its command line changes it.
 */
public final class FileNameEncoding {
  private static final String NAME = System.getProperty("sun.jnu.encoding", "UTF-8");

  private FileNameEncoding() {}

  /**
   * Tells whether a text has lost letters on its way in: that is seen by Unicode's replacement
   * character, which stands for what cannot be decoded.
   *
   * @param text a name or an argument
   * @return false where the encoding is UTF-8: then the text itself has that character
   */
  public static boolean hasLostLetters(String text) {
    return text.indexOf('\uFFFD') >= 0 && !isUtf8();
  }

  /**
   * Says what is wrong and what to do.
   *
   * @return a sentence for people; empty where the encoding is UTF-8
   */
  public static String advice() {
    return isUtf8()
        ? ""
        : "This JVM's file names are "
            + NAME
            + ", which has no accents, as cron and containers often start it (LANG=C): set"
            + " LC_ALL=C.UTF-8 in its environment, or start it with scripts/sinesp.sh.";
  }

  private static boolean isUtf8() {
    return NAME.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8");
  }
}
