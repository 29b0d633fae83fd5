package br.engdados.sinesp.producer.publish.report;

import br.engdados.sinesp.producer.publish.report.FileOutcome.Status;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what a run did, for people. */
public final class ResultTable {
  private static final String HEADER = "%-42s %11s %11s %11s %11s %11s %9s %8s";
  private static final String ROW = "%-42s %,11d %,11d %,11d %,11d %,11d %,9d %8.1f";
  private static final int MOST_NAMES = 5;

  private final PrintStream out;

  /**
   * Prepares.
   *
   * @param out where the table goes
   */
  public ResultTable(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints.
   *
   * @param outcomes what became of the files, in their order
   * @param report the run's, of which it tells where it lies
   */
  public void print(List<FileOutcome> outcomes, RunReport report) {
    line(HEADER, "file", "read", "new", "revised", "withdrawn", "unchanged", "rejected", "seconds");
    outcomes.forEach(this::row);
    outcomes.forEach(this::notes);
    if (outcomes.stream().anyMatch(outcome -> outcome.rejected() > 0)) {
      line("rejected rows: %s", report.rejectedRowsPath());
    }
    line("report: %s", report.path());
  }

  private void row(FileOutcome outcome) {
    String file = outcome.file();
    if (outcome.status() == Status.UNCHANGED) {
      line("%-42s nothing to do: this edition is published already", file);
    } else if (outcome.tally() == null) {
      line("%-42s failed", file);
    } else {
      ChangeCounts.Count total = outcome.tally().changes().total();
      line(
          ROW,
          file,
          outcome.tally().read(),
          total.fresh(),
          total.revised(),
          total.withdrawn(),
          total.unchanged(),
          outcome.rejected(),
          outcome.time().toMillis() / 1000.0);
    }
  }

  private void notes(FileOutcome outcome) {
    if (!outcome.error().isEmpty()) {
      line(
          "! %s",
          outcome.error().startsWith(outcome.file())
              ? outcome.error()
              : outcome.file() + ": " + outcome.error());
    }
    WithdrawalNotes.table(outcome.refused()).forEach(row -> line("  %s", row));
    if (outcome.tally() == null) {
      return;
    }
    names(
        outcome,
        "rows of no known state, published to geral",
        outcome.observations().unknownStates());
    names(
        outcome,
        "rows of municipalities not in IBGE's list, published with code 0",
        outcome.observations().unknownMunicipalities());
    names(
        outcome,
        "rows of events that no edition had before, published as they are",
        outcome.observations().unknownEvents());
    if (outcome.observations().oddDays() > 0) {
      line(
          "  %s: %,d dates are not the first of a month; the month was taken",
          outcome.file(), outcome.observations().oddDays());
    }
    List<String> ignored =
        outcome.tally().layouts().stream().flatMap(l -> l.ignored().stream()).distinct().toList();
    if (!ignored.isEmpty()) {
      line("  %s: columns not known and ignored: %s", outcome.file(), String.join(", ", ignored));
    }
    List<String> missing =
        outcome.tally().layouts().stream().flatMap(l -> l.missing().stream()).distinct().toList();
    if (!missing.isEmpty()) {
      line(
          "  %s: columns missing, published as blank: %s",
          outcome.file(), String.join(", ", missing));
    }
  }

  private void names(FileOutcome outcome, String what, Map<String, Long> counts) {
    if (counts.isEmpty()) {
      return;
    }
    long rows = counts.values().stream().mapToLong(Long::longValue).sum();
    String some =
        String.join(
            ", ", counts.keySet().stream().limit(MOST_NAMES).map(n -> "'" + n + "'").toList());
    line(
        "  %s: %,d %s: %s%s",
        outcome.file(), rows, what, some, counts.size() > MOST_NAMES ? " …" : "");
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
