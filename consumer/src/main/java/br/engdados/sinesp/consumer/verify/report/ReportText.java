package br.engdados.sinesp.consumer.verify.report;

import br.engdados.sinesp.consumer.verify.compare.Group;
import br.engdados.sinesp.consumer.verify.compare.KeyComparison;
import br.engdados.sinesp.consumer.verify.compare.Totals;
import br.engdados.sinesp.consumer.verify.compare.Totals.Sides;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report for people. */
public final class ReportText {
  private final StringBuilder text = new StringBuilder();

  private ReportText() {}

  /**
   * Writes a report as a short table; with differences, their groups and the first of them.
   *
   * @param report what was found
   * @return several lines, each ended
   */
  public static String of(VerifyReport report) {
    ReportText text = new ReportText();
    text.years(report);
    text.uncompared(report);
    text.groups(report);
    text.differences(report);
    text.verdict(report);
    return text.text.toString();
  }

  private void years(VerifyReport report) {
    line("table", "dataset", "year", "rows topic", "rows table", "differences");
    report
        .totalsByYear()
        .forEach(
            (group, sides) -> {
              if (!isEmpty(sides)) {
                rows(table(group), group.datasetId(), Integer.toString(group.ano()), sides);
              }
            });
    rows("total", "", "", report.total());
  }

  private void rows(String table, String dataset, String year, Sides sides) {
    line(
        table,
        dataset,
        year,
        number(sides.topic().rows()),
        number(sides.table().rows()),
        number(sides.differences()));
  }

  private void line(Object... cells) {
    text.append(String.format(Locale.ROOT, "%-24s %-20s %6s %12s %12s %12s%n", cells));
  }

  private void uncompared(VerifyReport report) {
    for (Granularidade granularidade : report.tables()) {
      long undecodable = report.undecodable(granularidade);
      if (undecodable > 0) {
        add(
            "topic of %s: %s undecodable records, not compared (dead letters); rows that only such"
                + " records name: %s",
            OccurrenceTable.of(granularidade).name(),
            number(undecodable),
            number(report.undecided(granularidade)));
      }
    }
  }

  private void groups(VerifyReport report) {
    report
        .totals()
        .forEach(
            (group, sides) -> {
              if (sides.differences() > 0 || !sides.topic().equals(sides.table())) {
                add(
                    "%s · %s · %d · %s: %s differences%s",
                    table(group),
                    group.datasetId(),
                    group.ano(),
                    group.tipoCrime(),
                    number(sides.differences()),
                    sums(sides));
              }
            });
  }

  private static String sums(Sides sides) {
    List<String> sums = new ArrayList<>();
    if (sides.topic().rows() != sides.table().rows()) {
      sums.add("rows %d/%d".formatted(sides.topic().rows(), sides.table().rows()));
    }
    for (int i = 0; i < Totals.MEASURES.size(); i++) {
      Number topic = sides.topic().sums().get(i);
      Number table = sides.table().sums().get(i);
      if (!topic.equals(table)) {
        sums.add("%s %s/%s".formatted(Totals.MEASURES.get(i), topic, table));
      }
    }
    return sums.isEmpty() ? "" : " (topic/table: " + String.join(", ", sums) + ")";
  }

  private void differences(VerifyReport report) {
    for (KeyComparison difference : report.named()) {
      add("%s: %s", difference.kind().text(), key(difference));
      for (KeyComparison.ColumnDifference column : difference.columns()) {
        add("    %s: topic %s, table %s", column.name(), column.published(), column.stored());
      }
    }
    long unnamed = report.count() - report.named().size();
    if (unnamed > 0) {
      add("… and %s more; --show names more of them", number(unnamed));
    }
  }

  private static String key(KeyComparison difference) {
    List<String> columns = difference.table().primaryKey();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add(columns.get(i) + "=" + difference.primaryKey().get(i));
    }
    return difference.table().name() + " " + String.join(" ", values);
  }

  private void verdict(VerifyReport report) {
    if (report.repaired().asked()) {
      add("repaired and read back: %s rows", number(report.repaired().rows()));
    }
    String seconds = String.format(Locale.ROOT, "%.1f s", report.duration().toMillis() / 1000.0);
    if (report.isClean()) {
      add("topics and tables agree (%s)", seconds);
      return;
    }
    String kinds =
        report.kinds().entrySet().stream()
            .map(kind -> number(kind.getValue()) + " " + kind.getKey().text())
            .collect(Collectors.joining(", "));
    add("%s differences (%s)", number(report.count()), seconds);
    if (report.isComplete()) {
      add("%s", kinds);
    } else {
      add(
          "too many to look at each again; of those looked at: %s. When the consumer has caught up,"
              + " rebuild the tables with consume --mode initial",
          kinds);
    }
  }

  private void add(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
  }

  private static boolean isEmpty(Sides sides) {
    return sides.equals(Sides.NONE);
  }

  private static String table(Group group) {
    return OccurrenceTable.of(group.granularidade()).name();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
