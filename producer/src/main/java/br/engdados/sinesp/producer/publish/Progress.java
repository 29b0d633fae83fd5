package br.engdados.sinesp.producer.publish;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows how far a file is: a bar on a terminal, a line every few seconds elsewhere. */
final class Progress implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final int SECONDS_BETWEEN_LINES = 5;
  private static final int MILLISECONDS_BETWEEN_STEPS = 200;

  private final ScheduledExecutorService clock;
  private final ProgressBar bar;
  private final DoubleSupplier fraction;

  private Progress(ScheduledExecutorService clock, ProgressBar bar, DoubleSupplier fraction) {
    this.clock = clock;
    this.bar = bar;
    this.fraction = fraction;
  }

  /**
   * Starts showing.
   *
   * @param task the file's name
   * @param fraction gives from 0 to 1; called from another thread
   * @param terminal whether a person watches
   */
  @SuppressWarnings("FutureReturnValueIgnored") // a step that fails only stops the showing
  static Progress start(String task, DoubleSupplier fraction, boolean terminal) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "progress");
              thread.setDaemon(true);
              return thread;
            });
    if (terminal) {
      ProgressBar bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(1000)
              .setStyle(ProgressBarStyle.ASCII)
              .hideEta()
              .clearDisplayOnFinish()
              .build();
      clock.scheduleAtFixedRate(
          () -> bar.stepTo(Math.round(1000 * fraction.getAsDouble())),
          0,
          MILLISECONDS_BETWEEN_STEPS,
          TimeUnit.MILLISECONDS);
      return new Progress(clock, bar, fraction);
    }
    clock.scheduleAtFixedRate(
        () -> LOG.info("event=progress file={} percent={}", task, percent(fraction)),
        SECONDS_BETWEEN_LINES,
        SECONDS_BETWEEN_LINES,
        TimeUnit.SECONDS);
    return new Progress(clock, null, fraction);
  }

  private static long percent(DoubleSupplier fraction) {
    return Math.round(100 * fraction.getAsDouble());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    if (bar != null) {
      bar.stepTo(Math.round(1000 * fraction.getAsDouble()));
      bar.close();
    }
  }
}
