package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.producer.reader.Field;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the numbers of a file say about how it writes numbers, as counters: memory does not grow
 * with the file. The rules are those of docs/decisions/0009-conventions-of-a-file.md.
 */
final class NumberEvidence {
  /** How the numbers of one column are written. */
  private static final class Column {
    final Map<NumberFormat, Long> threeDecimals = new EnumMap<>(NumberFormat.class);
    long numbers;
  }

  private final Map<NumberFormat, Long> proofs = new EnumMap<>(NumberFormat.class);
  private final Map<NumberFormat, String> examples = new EnumMap<>(NumberFormat.class);
  private final Map<Field, Column> columns = new EnumMap<>(Field.class);

  /** Counts a number that the cell itself holds as one. */
  void addNumeric(Field field) {
    column(field).numbers++;
  }

  /**
   * Counts a number that is written as text.
   *
   * @param count whether its column holds counts, not weights
   */
  void add(Field field, boolean count, String text, WrittenNumber number) {
    Column column = column(field);
    column.numbers++;
    if (number.threeDecimals() && number.format() != null) {
      column.threeDecimals.merge(number.format(), 1L, Long::sum);
    }
    NumberFormat proven = number.proof(count);
    if (proven != null) {
      proofs.merge(proven, 1L, Long::sum);
      examples.putIfAbsent(proven, text);
    }
  }

  /** Counts the numbers that are written in a format and in no other. */
  long proofs(NumberFormat format) {
    return proofs.getOrDefault(format, 0L);
  }

  /** Gives the first number that proved a format. */
  String example(NumberFormat format) {
    return examples.get(format);
  }

  /** Whether some numbers are written in one format only and some in the other. */
  boolean contradictory() {
    return proofs.size() > 1;
  }

  /**
   * Tells how the file writes numbers: as those do that are written in one format only.
   *
   * @return the format, or empty where the file does not tell or contradicts itself
   */
  Optional<NumberFormat> format() {
    return proofs.size() == 1 ? proofs.keySet().stream().findFirst() : Optional.empty();
  }

  /**
   * Tells how to read a count such as {@code 1.000}. Its mark groups thousands, unless all numbers
   * of its column are written with three decimals.
   *
   * @param field its column
   * @param decimals the format in which its mark is a decimal mark
   * @return the format to read it in, or empty where the row is to be rejected
   */
  Optional<NumberFormat> formatOfCount(Field field, NumberFormat decimals) {
    if (contradictory()) {
      return Optional.empty();
    }
    Column column = column(field);
    boolean allThree = column.threeDecimals.getOrDefault(decimals, 0L) == column.numbers;
    Optional<NumberFormat> format = format();
    if (allThree) {
      return format;
    }
    return format.equals(Optional.of(decimals)) ? Optional.empty() : Optional.of(decimals.other());
  }

  private Column column(Field field) {
    return columns.computeIfAbsent(field, any -> new Column());
  }
}
