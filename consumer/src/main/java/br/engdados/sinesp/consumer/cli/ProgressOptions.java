package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.program.Console;
import com.beust.jcommander.Parameter;
import java.util.Locale;

/** The option how progress is shown. */
final class ProgressOptions {
  private static final String AUTO = "auto";
  private static final String BAR = "bar";
  private static final String LINES = "lines";
  private static final int SECONDS_BETWEEN_LINES = 5;

  @Parameter(
      names = "--progress",
      order = 50,
      description =
          "how progress is shown: bar or lines, on standard output; auto: a bar where a person"
              + " watches, else lines in the log; with --drain-when-stdin-ends, from that end on")
  String progress = AUTO;

  /**
   * Opens what was asked for.
   *
   * @throws IllegalArgumentException if it is none of the three
   */
  ShownProgress open(Console console) {
    return switch (progress.toLowerCase(Locale.ROOT)) {
      case BAR -> new ProgressBars(console.out());
      case LINES -> ProgressLines.on(console.out(), SECONDS_BETWEEN_LINES);
      case AUTO ->
          console.terminal()
              ? new ProgressBars(console.out())
              : ProgressLines.inLog(SECONDS_BETWEEN_LINES);
      default ->
          throw new IllegalArgumentException("--progress is auto, bar or lines, not: " + progress);
    };
  }
}
