package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.stream.StopRequest;
import br.engdados.sinesp.program.ExitCode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Stops a run in order when the process is told to end; the JVM then exits with 143, or with the
 * code of a failure where the run had one.
 */
final class TerminationHook {
  // Hadoop runs the hooks one after another, the highest first; Spark's, which stops the context
  // under the queries, has 50.
  private static final int BEFORE_SPARK = 100;
  private static final int AFTER_SPARK = 1;

  private TerminationHook() {}

  static void install(StopRequest stop, Duration limit) {
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
    ShutdownHookManager.get().addShutdownHook(() -> endWithFailure(stop), AFTER_SPARK);
  }

  /** A process that ends by a signal has its code from the JVM, which knows of no failure. */
  private static void endWithFailure(StopRequest stop) {
    if (stop.hasFailedStopping()) {
      Runtime.getRuntime().halt(ExitCode.FAILED.status());
    }
  }
}
