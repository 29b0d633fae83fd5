package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.source.remote.FetchedFile;
import br.engdados.sinesp.producer.source.remote.ProgressListener;
import br.engdados.sinesp.program.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Shows downloads: a bar for each on a terminal, a line now and then elsewhere. */
final class DownloadProgress implements ProgressListener, AutoCloseable {
  private static final long MIB = 1L << 20;
  private static final long NANOS_BETWEEN_LINES = Duration.ofSeconds(10).toNanos();

  private final PrintStream err;
  private final boolean terminal;
  private final Map<String, ProgressBar> bars = new HashMap<>();
  private final Map<String, Long> lineAt = new HashMap<>();

  DownloadProgress(Console console) {
    this.err = console.err();
    this.terminal = console.terminal();
  }

  @Override
  public synchronized void waitingForCache(Duration atMost) {
    err.println(
        "Another process is using the download cache: waiting for up to "
            + atMost.toSeconds()
            + " s.");
  }

  @Override
  public synchronized void started(String name, OptionalLong expected) {
    if (terminal) {
      closeBar(name);
      bars.put(
          name,
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(expected.orElse(-1))
              .setUnit(" MB", MIB)
              .showSpeed()
              .build());
    } else {
      lineAt.put(name, System.nanoTime());
    }
  }

  @Override
  public synchronized void advanced(String name, long bytes) {
    if (terminal) {
      bars.get(name).stepTo(bytes);
    } else if (System.nanoTime() - lineAt.get(name) >= NANOS_BETWEEN_LINES) {
      lineAt.put(name, System.nanoTime());
      err.printf(Locale.ROOT, "%s: %.1f MB so far%n", name, (double) bytes / MIB);
    }
  }

  @Override
  public synchronized void retrying(String name, String reason, Duration delay) {
    closeBar(name);
    err.printf(
        Locale.ROOT, "%s: %s; next attempt in %.1f s%n", name, reason, delay.toMillis() / 1000.0);
  }

  @Override
  public synchronized void finished(FetchedFile file) {
    closeBar(file.name());
    if (!terminal) {
      err.printf(
          Locale.ROOT,
          "%s: %s%s%n",
          file.name(),
          file.state().name().toLowerCase(Locale.ROOT),
          file.reason().isEmpty() ? "" : " (" + file.reason() + ")");
    }
  }

  @Override
  public synchronized void close() {
    bars.values().forEach(ProgressBar::close);
    bars.clear();
  }

  private void closeBar(String name) {
    ProgressBar bar = bars.remove(name);
    if (bar != null) {
      bar.close();
    }
  }
}
