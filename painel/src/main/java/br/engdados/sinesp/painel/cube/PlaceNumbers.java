package br.engdados.sinesp.painel.cube;

import java.util.Arrays;
import java.util.Map;

/**
 * The municipalities of a state as a version knows them, in the order of their codes, so that every
 * process lists them alike: answers of one name are the same bytes. Immutable.
 */
final class PlaceNumbers {
  /** No municipality. */
  static final int NONE = -1;

  private final int[] codes;
  private final int[] numbers;

  private PlaceNumbers(int[] codes, int[] numbers) {
    this.codes = codes;
    this.numbers = numbers;
  }

  /**
   * Takes what is known now.
   *
   * @param known the number of each code, from 0 without gaps
   */
  static PlaceNumbers of(Map<Integer, Integer> known) {
    int[] codes = known.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    return new PlaceNumbers(codes, Arrays.stream(codes).map(known::get).toArray());
  }

  int size() {
    return codes.length;
  }

  int code(int position) {
    return codes[position];
  }

  int number(int position) {
    return numbers[position];
  }

  /** Finds a code's number, {@link #NONE} where it has none. */
  int find(int code) {
    int position = Arrays.binarySearch(codes, code);
    return position < 0 ? NONE : numbers[position];
  }
}
