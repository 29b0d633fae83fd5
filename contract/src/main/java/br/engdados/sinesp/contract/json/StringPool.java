package br.engdados.sinesp.contract.json;

/**
 * Gives the same string for the same characters. Nearly all texts of the data recur (27 states,
 * 5,570 names, 30 events), so that few strings are made and others may tell them apart by identity.
 * Bounded: a new text takes the place of another one. Not for several threads at once.
 */
final class StringPool {
  private static final int SLOTS = 1 << 14;

  private final String[] texts = new String[SLOTS];

  /** Gives the text of these characters. */
  String of(char[] characters, int offset, int length) {
    int hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + characters[i];
    }
    int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
    String known = texts[slot];
    if (known != null && equal(known, characters, offset, length)) {
      return known;
    }
    String text = new String(characters, offset, length);
    texts[slot] = text;
    return text;
  }

  private static boolean equal(String text, char[] characters, int offset, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != characters[offset + i]) {
        return false;
      }
    }
    return true;
  }
}
