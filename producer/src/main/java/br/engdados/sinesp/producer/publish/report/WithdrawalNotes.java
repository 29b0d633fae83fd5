package br.engdados.sinesp.producer.publish.report;

import br.engdados.sinesp.producer.revision.ScopeLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Words for what a refused file would have withdrawn: one line for logs, a table for people. */
public final class WithdrawalNotes {
  private static final int MOST_NAMED = 12;

  private WithdrawalNotes() {}

  /**
   * Says in one line what is refused, why, and what to do.
   *
   * @param file the file's name
   * @param losses what it would withdraw beyond the limit
   * @param limit the limit, in words
   * @param sent whether records of the file were sent
   * @return the line
   */
  public static String error(String file, List<ScopeLoss> losses, String limit, boolean sent) {
    long withdrawn = losses.stream().mapToLong(ScopeLoss::withdrawn).sum();
    long published = losses.stream().mapToLong(ScopeLoss::published).sum();
    return String.format(
        Locale.ROOT,
        "%s: not published: it would withdraw %,d of the %,d rows published of %s%s, and"
            + " --max-withdrawn is %s of each. %s. If it is only a part of the edition, publish the"
            + " whole file; if the source has really withdrawn these rows, run again with"
            + " --max-withdrawn 100%%.",
        file,
        withdrawn,
        published,
        scopes(losses),
        vanished(losses),
        limit,
        sent
            ? "Rows of years of which nothing was published came before these in the file and are"
                + " out"
            : "Nothing of it was sent");
  }

  /**
   * Tells it as a table.
   *
   * @param losses what a file would withdraw beyond the limit
   * @return a line for each scope, under it what would vanish; empty if nothing is refused
   */
  public static List<String> table(List<ScopeLoss> losses) {
    List<String> lines = new ArrayList<>();
    if (!losses.isEmpty()) {
      lines.add("would have gone:");
    }
    losses.stream().limit(MOST_NAMED).forEach(loss -> scope(loss, lines));
    if (losses.size() > MOST_NAMED) {
      lines.add("  … and from " + (losses.size() - MOST_NAMED) + " more scopes");
    }
    return lines;
  }

  private static void scope(ScopeLoss loss, List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "  %-55s %,11d of %,d rows (%.1f %%)",
            loss.scope(),
            loss.withdrawn(),
            loss.published(),
            100.0 * loss.withdrawn() / Math.max(1, loss.published())));
    vanished("state", loss.states(), lines);
    vanished("month", loss.months(), lines);
    vanished("event", loss.events(), lines);
  }

  private static void vanished(String what, SortedMap<?, Long> rows, List<String> lines) {
    int named = 0;
    for (Map.Entry<?, Long> row : rows.entrySet()) {
      if (++named > MOST_NAMED) {
        lines.add("    … and " + (rows.size() - MOST_NAMED) + " more of this kind");
        return;
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "    %-53s %,11d, all that is published",
              what + " " + row.getKey(),
              row.getValue()));
    }
  }

  private static String scopes(List<ScopeLoss> losses) {
    String some =
        String.join(
            ", ", losses.stream().limit(MOST_NAMED).map(loss -> "" + loss.scope()).toList());
    return losses.size() > MOST_NAMED ? some + " …" : some;
  }

  private static String vanished(List<ScopeLoss> losses) {
    int states = losses.stream().mapToInt(loss -> loss.states().size()).sum();
    int months = losses.stream().mapToInt(loss -> loss.months().size()).sum();
    int events = losses.stream().mapToInt(loss -> loss.events().size()).sum();
    List<String> parts = new ArrayList<>();
    count(states, "state", parts);
    count(months, "month", parts);
    count(events, "event", parts);
    return parts.isEmpty() ? "" : ", all of " + String.join(", ", parts);
  }

  private static void count(int count, String what, List<String> parts) {
    if (count > 0) {
      parts.add(count + " " + what + (count == 1 ? "" : "s"));
    }
  }
}
