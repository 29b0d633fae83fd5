package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.normalise.DateOrder;
import br.engdados.sinesp.producer.normalise.GivenConventions;
import br.engdados.sinesp.producer.normalise.NumberFormat;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import java.util.Optional;
import java.util.function.Function;

/** What a user can say about how files write numbers and dates. */
final class ConventionOptions {
  @Parameter(
      names = "--number-format",
      order = 19,
      description =
          "what numbers such as 1.234 mean: br (1.234,5) or en (1,234.5); if this is left out,"
              + " each file decides, and rows that stay ambiguous are rejected")
  private String numberFormat;

  @Parameter(
      names = "--date-order",
      order = 20,
      description =
          "what comes first in dates such as 2/1/2024 of yearly files: dmy (day) or mdy (month);"
              + " days other than the first are then only counted; if this is left out, each file"
              + " decides, and a file whose dates fit no order is refused")
  private String dateOrder;

  GivenConventions given() throws UsageException {
    return new GivenConventions(
        value("--number-format", numberFormat, NumberFormat::of),
        value("--date-order", dateOrder, DateOrder::of));
  }

  private static <T> Optional<T> value(String option, String text, Function<String, T> parse)
      throws UsageException {
    try {
      return Optional.ofNullable(text).map(parse);
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + " " + e.getMessage());
    }
  }
}
