package br.engdados.sinesp.painel.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A class of a map's legend, both ends within.
 *
 * @param de its lowest value
 * @param ate its highest value
 */
public record ValueClass(double de, double ate) {
  private static final int NUMBER = 5;

  /**
   * Makes classes that hold about as many places each; equal values are in one class.
   *
   * @param values values above 0, in any order
   * @return up to five, the lowest first; none for no values
   */
  static List<ValueClass> of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    List<ValueClass> classes = new ArrayList<>();
    int begin = 0;
    for (int number = 1; number <= NUMBER && begin < sorted.length; number++) {
      int end = Math.max(begin + 1, sorted.length * number / NUMBER);
      while (end < sorted.length && sorted[end] == sorted[end - 1]) {
        end++;
      }
      classes.add(new ValueClass(sorted[begin], sorted[end - 1]));
      begin = end;
    }
    return classes;
  }
}
