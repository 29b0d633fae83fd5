package br.engdados.sinesp.painel.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds which of some names somebody may have meant. */
public final class NearestNames {
  /** How many are named at most. */
  static final int NUMBER = 5;

  private static final int LONGEST = 40;

  private NearestNames() {}

  /**
   * Sorts names by how near they are.
   *
   * @param text what was asked for
   * @param names what there is
   * @return the nearest five
   */
  public static List<String> of(String text, Collection<String> names) {
    return names.stream()
        .sorted(Comparator.comparingInt(name -> distance(text, name)))
        .limit(NUMBER)
        .toList();
  }

  /** Counts the letters to insert, delete or exchange; what lies past the longest is cut off. */
  static int distance(String a, String b) {
    String from = a.length() > LONGEST ? a.substring(0, LONGEST) : a;
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int exchanged = diagonal + (from.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
