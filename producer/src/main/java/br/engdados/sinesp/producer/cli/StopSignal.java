package br.engdados.sinesp.producer.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGTERM and Ctrl-C into an interrupt of the working thread, gives it a few seconds to close
 * what is open, and ends the process with the code that schedulers expect.
 */
final class StopSignal {
  private final Thread worker;
  private final int seconds;
  private final CountDownLatch done = new CountDownLatch(1);

  private StopSignal(Thread worker, int seconds) {
    this.worker = worker;
    this.seconds = seconds;
  }

  static StopSignal install(Thread worker, int seconds) {
    StopSignal signal = new StopSignal(worker, seconds);
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
    // Not exit(): within a shutdown that would wait for itself.
    Runtime.getRuntime().halt(ExitStatus.STOPPED.code());
  }
}
