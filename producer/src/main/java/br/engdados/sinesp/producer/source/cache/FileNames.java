package br.engdados.sinesp.producer.source.cache;

import java.util.regex.Pattern;

/** Which names a file in the cache may have: none that leads elsewhere, hides, or needs quoting. */
public final class FileNames {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]+");
  private static final Pattern LEADING = Pattern.compile("^[._-]+");
  private static final int LONGEST = 120;

  private FileNames() {}

  /**
   * Makes a safe name of text from outside: other characters become {@code -}, leading dots go, and
   * of a long one the end stays, where the extension is.
   *
   * @return the name; {@code download} if nothing is left
   */
  public static String safe(String text) {
    String name = UNSAFE.matcher(text).replaceAll("-");
    name = name.substring(Math.max(0, name.length() - LONGEST));
    name = LEADING.matcher(name).replaceFirst("");
    return name.isEmpty() ? "download" : name;
  }

  static String requireSafe(String name) {
    if (!SAFE.matcher(name).matches()) {
      throw new IllegalArgumentException("not a file name of this cache: " + name);
    }
    return name;
  }
}
