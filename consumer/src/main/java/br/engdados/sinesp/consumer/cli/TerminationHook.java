package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.stream.StopSignal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/** Stops a run in order when the process is told to end; the JVM then exits with 143. */
final class TerminationHook {
  // Hadoop runs the hooks one after another, the highest first; Spark's, which stops the context
  // under the queries, has 50.
  private static final int BEFORE_SPARK = 100;

  private TerminationHook() {}

  static void install(StopSignal stop, Duration limit) {
    ShutdownHookManager.get()
        .addShutdownHook(
            () -> {
              try {
                stop.request(limit);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            BEFORE_SPARK,
            limit.toMillis() + 1000,
            TimeUnit.MILLISECONDS);
  }
}
