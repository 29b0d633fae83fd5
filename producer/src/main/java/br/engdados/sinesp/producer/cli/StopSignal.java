package br.engdados.sinesp.producer.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Turns SIGTERM and Ctrl-C into an interrupt of the working thread, gives it a few seconds to close
 * what is open, and then has the process end with the code that schedulers expect.
 */
final class StopSignal {
  private final Thread worker;
  private final int seconds;
  private final Consumer<ExitStatus> exit;
  private final CountDownLatch done = new CountDownLatch(1);

  private StopSignal(Thread worker, int seconds, Consumer<ExitStatus> exit) {
    this.worker = worker;
    this.seconds = seconds;
    this.exit = exit;
  }

  /**
   * Begins to listen.
   *
   * @param worker the thread to interrupt
   * @param seconds how long it may take to end
   * @param exit ends the process, from within its shutdown
   */
  static StopSignal install(Thread worker, int seconds, Consumer<ExitStatus> exit) {
    StopSignal signal = new StopSignal(worker, seconds, exit);
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop"));
    return signal;
  }

  /** Says that the work is over and the process is about to exit by itself. */
  void done() {
    done.countDown();
  }

  private void stop() {
    if (done.getCount() == 0) {
      return;
    }
    worker.interrupt();
    try {
      if (!done.await(seconds, TimeUnit.SECONDS)) {
        System.err.println("Still busy after " + seconds + " s: stopped at once.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exit.accept(ExitStatus.STOPPED);
  }
}
