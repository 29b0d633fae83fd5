package br.engdados.sinesp.producer.publish.report;

import br.engdados.sinesp.contract.json.MalformedJsonException;
import br.engdados.sinesp.contract.json.OccurrenceDecoder;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.topic.Operation;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;

/** Collects what an edition changes, for people: counts by event and month, largest changes. */
public final class RevisionReport {
  private static final int MOST_LARGEST = 20;

  /** One measure of one revised row. */
  private record Difference(Occurrence row, Measure measure, BigDecimal before, BigDecimal after) {
    BigDecimal size() {
      return orZero(after).subtract(orZero(before)).abs();
    }

    private static BigDecimal orZero(BigDecimal value) {
      return value == null ? BigDecimal.ZERO : value;
    }
  }

  private final OccurrenceDecoder decoder = new OccurrenceDecoder();
  private final ChangeCounts counts = new ChangeCounts();
  private final PriorityQueue<Difference> largest =
      new PriorityQueue<>(Comparator.comparing(Difference::size));
  private final DiffFile diff;

  /**
   * Starts a report.
   *
   * @param diff where every change goes, or null
   */
  public RevisionReport(DiffFile diff) {
    this.diff = diff;
  }

  /**
   * Takes a change; an old value that cannot be understood counts as none.
   *
   * @param operation what it is
   * @param before the published value, null for a new row
   * @param after the new value, null for a withdrawn row
   * @throws IOException if it cannot be written
   */
  public void add(Operation operation, byte[] before, byte[] after) throws IOException {
    Occurrence old = before == null ? null : decode(before);
    Occurrence fresh = after == null ? null : decode(after);
    Occurrence row = fresh == null ? old : fresh;
    if (row == null) {
      return;
    }
    counts.changed(row.tipoCrime(), row.period(), operation);
    if (diff != null) {
      diff.write(operation, old, fresh);
    }
    if (old != null && fresh != null) {
      for (Measure measure : Measure.values()) {
        consider(new Difference(row, measure, measure.of(old), measure.of(fresh)));
      }
    }
  }

  /**
   * Prints the report.
   *
   * @param out where
   * @param file the file's name
   */
  public void print(PrintStream out, String file) {
    out.println(file + ": what publishing it would change");
    line(out, "  %-55s %-8s %9s %9s %9s", "event", "month", "new", "revised", "withdrawn");
    for (Map.Entry<String, Map<YearMonth, ChangeCounts.Count>> event :
        counts.byEventAndMonth().entrySet()) {
      event
          .getValue()
          .forEach(
              (month, count) ->
                  line(
                      out,
                      "  %-55s %-8s %,9d %,9d %,9d",
                      event.getKey(),
                      month,
                      count.fresh(),
                      count.revised(),
                      count.withdrawn()));
    }
    if (counts.total().changed() == 0) {
      out.println("  nothing");
    }
    if (!largest.isEmpty()) {
      out.println("  the largest changes");
      List<Difference> sorted = new ArrayList<>(largest);
      sorted.sort(Comparator.comparing(Difference::size).reversed());
      sorted.forEach(change -> print(out, change));
    }
  }

  private void consider(Difference change) {
    if (change.size().signum() == 0) {
      return;
    }
    largest.add(change);
    if (largest.size() > MOST_LARGEST) {
      largest.remove();
    }
  }

  private static void print(PrintStream out, Difference change) {
    Occurrence row = change.row();
    String place =
        row.place().municipio() == null
            ? "" + row.place().uf()
            : row.place().municipio() + "/" + row.place().uf();
    line(
        out,
        "  %s, %s, %s%s: %s %s → %s",
        row.tipoCrime(),
        place,
        row.period(),
        row.breakdown().abrangencia().isEmpty() ? "" : ", " + row.breakdown().abrangencia(),
        change.measure().column(),
        text(change.before()),
        text(change.after()));
  }

  private Occurrence decode(byte[] value) {
    try {
      return decoder.decode(value);
    } catch (MalformedJsonException e) {
      return null;
    }
  }

  private static String text(BigDecimal value) {
    return value == null ? "blank" : value.toPlainString();
  }

  private static void line(PrintStream out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
