package br.engdados.sinesp.consumer.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a run to stop, or to end once all is read, from another thread. */
public final class StopRequest {
  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean listening;
  private volatile boolean failed;
  private volatile Instant drainedFrom;

  /** Makes a request that nobody has made yet. */
  public StopRequest() {}

  /**
   * Asks the run to stop. Returns at once when the run has nothing to put in order.
   *
   * @param limit how long to wait at the most
   * @throws InterruptedException if the thread is interrupted
   */
  public void request(Duration limit) throws InterruptedException {
    requested.countDown();
    if (listening && !ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      // The batch is abandoned and read again at the next start, which changes nothing.
      return;
    }
  }

  /** Asks the run to end as soon as it has read all that the topics hold now. */
  public void requestDrain() {
    drainedFrom = Instant.now();
  }

  /** Since when the run is to end once all is read; empty if it is to go on. */
  Optional<Instant> drainRequested() {
    return Optional.ofNullable(drainedFrom);
  }

  /** Tells that the run heeds the request from now on. */
  void listen() {
    listening = true;
  }

  /** Tells that the run has ended, and whether by a failure. */
  void end(boolean byFailure) {
    failed = byFailure && isRequested();
    ended.countDown();
  }

  /**
   * Tells whether the run was asked to stop, and ended with a failure nevertheless.
   *
   * @return false as well while it goes on, and where nobody asked before its end
   */
  public boolean hasFailedStopping() {
    return failed;
  }

  boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Waits for the request; tells whether it came. */
  boolean await(Duration time) throws InterruptedException {
    return requested.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
