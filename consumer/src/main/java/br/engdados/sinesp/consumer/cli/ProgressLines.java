package br.engdados.sinesp.consumer.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows progress as a line every few seconds. */
final class ProgressLines implements ShownProgress {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressLines.class);

  /** Where a line goes. */
  private interface Output {
    void say(String work, long done, long all, long rowsPerSecond, long secondsLeft);
  }

  private final Output output;
  private final long nanosBetween;
  private final LongSupplier clock;
  private String current = "";
  private long begun;
  private long first;
  private long said;

  private ProgressLines(Output output, int secondsBetween, LongSupplier clock) {
    this.output = output;
    this.nanosBetween = TimeUnit.SECONDS.toNanos(secondsBetween);
    this.clock = clock;
  }

  /** As lines for people. */
  static ProgressLines on(PrintStream out, int secondsBetween) {
    return on(out, secondsBetween, System::nanoTime);
  }

  static ProgressLines on(PrintStream out, int secondsBetween, LongSupplier clock) {
    return new ProgressLines(
        (work, done, all, rate, left) ->
            out.println(
                String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d rows, %,d rows/s, %s",
                    work,
                    done,
                    all,
                    rate,
                    left < 0 ? "time left unknown" : left + " s left")),
        secondsBetween,
        clock);
  }

  /** As events of the log. */
  static ProgressLines inLog(int secondsBetween) {
    return new ProgressLines(
        (work, done, all, rate, left) ->
            LOG.info(
                "event=progress work={} rows={} of={} rows_per_s={} seconds_left={}",
                work,
                done,
                all,
                rate,
                left < 0 ? "unknown" : left),
        secondsBetween,
        System::nanoTime);
  }

  @Override
  public synchronized void at(String work, long done, long all) {
    long now = clock.getAsLong();
    if (!work.equals(current)) {
      current = work;
      begun = now;
      first = done;
      said = now;
    }
    if (now - said < nanosBetween || done == all) {
      return;
    }
    said = now;
    long rate = Math.max(0, done - first) * TimeUnit.SECONDS.toNanos(1) / (now - begun);
    output.say(work, done, all, rate, rate == 0 ? -1 : (all - done) / rate);
  }

  @Override
  public void close() {}
}
