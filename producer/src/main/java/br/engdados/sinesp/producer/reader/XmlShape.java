package br.engdados.sinesp.producer.reader;

/**
 * Looks at XML passing by, without parsing it: counts row elements, and notices a stretch without a
 * tag that is longer than any cell can be.
 */
final class XmlShape {
  private final int longest;
  private int sinceTag;
  private int matched;
  private long rows;

  XmlShape(int longestCharacters) {
    // A character takes up to four bytes, or six as an entity such as &quot;
    this.longest = 6 * longestCharacters;
  }

  /** Takes the next bytes; false when the stretch is too long. */
  boolean accept(byte[] bytes, int length) {
    int stretchStart = -sinceTag;
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      if (b == '<') {
        if (i - stretchStart > longest) {
          return false;
        }
        stretchStart = i;
        matched = 1;
      } else if (matched > 0) {
        matched = next(b);
      }
    }
    sinceTag = length - stretchStart;
    return sinceTag <= longest;
  }

  long rows() {
    return rows;
  }

  private int next(byte b) {
    return switch (matched) {
      case 1 -> b == 'r' ? 2 : 0;
      case 2 -> b == 'o' ? 3 : 0;
      case 3 -> b == 'w' ? 4 : 0;
      default -> {
        if (b == ' ' || b == '>') {
          rows++;
        }
        yield 0;
      }
    };
  }
}
