package br.engdados.sinesp.producer.reader;

/**
 * Looks at XML passing by, without parsing it: counts row elements, notices merged cells, and a
 * stretch without a tag that is longer than any cell can be.
 */
final class XmlShape {
  private static final int PREFIX = 5;
  private static final int MERGE = 6;
  private static final String MERGE_CELL = "ergeCell ";

  private final int longest;
  private int sinceTag;
  private int matched;
  private long rows;
  private boolean merges;

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

  /** Whether an element named {@code mergeCell} has passed. */
  boolean merges() {
    return merges;
  }

  private static int prefix(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') ? PREFIX : 0;
  }

  private int next(byte b) {
    return switch (matched) {
      case 1 -> b == 'r' ? 2 : b == 'm' ? MERGE : prefix(b);
      case 2 -> b == 'o' ? 3 : 0;
      case 3 -> b == 'w' ? 4 : 0;
      case 4 -> {
        if (b == ' ' || b == '>' || b == '/') {
          rows++;
        }
        yield 0;
      }
      case PREFIX -> b == ':' ? 1 : prefix(b);
      default -> {
        int at = matched - MERGE;
        if (b != MERGE_CELL.charAt(at)) {
          yield 0;
        }
        merges |= at == MERGE_CELL.length() - 1;
        yield at == MERGE_CELL.length() - 1 ? 0 : matched + 1;
      }
    };
  }
}
