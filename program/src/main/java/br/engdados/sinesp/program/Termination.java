package br.engdados.sinesp.program;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Turns SIGTERM and Ctrl-C into an interrupt of the working thread, gives it some time to close
 * what is open, and then has the process end with the code that schedulers expect.
 */
public final class Termination {
  private final Thread worker;
  private final Duration patience;
  private final Consumer<ExitCode> exit;
  private final CountDownLatch done = new CountDownLatch(1);

  private Termination(Thread worker, Duration patience, Consumer<ExitCode> exit) {
    this.worker = worker;
    this.patience = patience;
    this.exit = exit;
  }

  /**
   * Begins to listen.
   *
   * @param worker the thread to interrupt
   * @param patience how long it may take to end
   * @param exit ends the process from within its shutdown, where {@link System#exit} would wait for
   *     itself: {@link Runtime#halt}
   * @return to be told when the work is over
   */
  public static Termination of(Thread worker, Duration patience, Consumer<ExitCode> exit) {
    Termination termination = new Termination(worker, patience, exit);
    Runtime.getRuntime().addShutdownHook(new Thread(termination::stop, "stop"));
    return termination;
  }

  /** Says that the work is over and the process is about to exit by itself. */
  public void done() {
    done.countDown();
  }

  /** What the hook does. */
  void stop() {
    if (done.getCount() == 0) {
      return;
    }
    worker.interrupt();
    try {
      if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("Still busy after " + patience.toSeconds() + " s: stopped at once.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exit.accept(ExitCode.STOPPED);
  }
}
