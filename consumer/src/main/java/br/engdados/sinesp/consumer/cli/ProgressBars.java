package br.engdados.sinesp.consumer.cli;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows progress as a bar at the end of what the terminal shows, one bar a work. */
final class ProgressBars implements ShownProgress {
  private static final int MILLISECONDS_BETWEEN_STEPS = 200;

  private final LastLine line;
  private final PrintStream log = System.err;
  private String current = "";
  private ProgressBar bar;

  ProgressBars(PrintStream out) {
    line = new LastLine(out);
  }

  @Override
  public synchronized void at(String work, long done, long all) {
    if (bar == null || !work.equals(current)) {
      close();
      current = work;
      bar = bar(work, done, all);
      // The log writes to the same terminal, as a rule.
      System.setErr(line.erasedBy(log));
    }
    bar.maxHint(all);
    bar.stepTo(done);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      line.clear();
      bar = null;
      System.setErr(log);
    }
  }

  private ProgressBar bar(String work, long done, long all) {
    return new ProgressBarBuilder()
        .setTaskName(work)
        .setInitialMax(all)
        .startsFrom(done, Duration.ZERO)
        .setStyle(ProgressBarStyle.ASCII)
        .setUnit(" rows", 1)
        .showSpeed(new DecimalFormat(" #,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
        .setUpdateIntervalMillis(MILLISECONDS_BETWEEN_STEPS)
        .setConsumer(line)
        .clearDisplayOnFinish()
        .build();
  }
}
