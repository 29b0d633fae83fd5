package br.engdados.sinesp.producer.normalise;

import java.util.Locale;
import java.util.Optional;

/**
 * What the user says about how files are written; what is left out is decided by each file.
 *
 * @param numbers how numbers are written that could mean two
 * @param dates what comes first in dates that could mean two, and that their days may be others
 *     than the first of a month
 */
public record GivenConventions(Optional<NumberFormat> numbers, Optional<DateOrder> dates) {
  /** Nothing is said. */
  public static final GivenConventions NONE =
      new GivenConventions(Optional.empty(), Optional.empty());

  /**
   * Names what is given, so that a file read otherwise is not taken for the same.
   *
   * @return such as {@code br dmy}; empty where nothing is said
   */
  public String id() {
    String both = numbers.map(Enum::name).orElse("") + " " + dates.map(Enum::name).orElse("");
    return both.strip().toLowerCase(Locale.ROOT);
  }
}
