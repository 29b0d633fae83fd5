package br.engdados.sinesp.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class TerminationTest {
  private final List<ExitCode> ended = new CopyOnWriteArrayList<>();

  @Test
  void interruptsTheWorkAndEndsTheProcessOnceItIsOver() throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(1);
    Termination[] termination = new Termination[1];
    Thread worker =
        new Thread(
            () -> {
              try {
                ready.countDown();
                Thread.sleep(60_000);
              } catch (InterruptedException asWanted) {
                termination[0].done();
              }
            });
    termination[0] = Termination.of(worker, Duration.ofSeconds(30), ended::add);
    worker.start();
    ready.await();
    long start = System.nanoTime();
    termination[0].stop();
    worker.join();
    assertThat(ended).containsExactly(ExitCode.STOPPED);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void endsTheProcessWhenTheWorkTakesTooLong() {
    CountDownLatch never = new CountDownLatch(1);
    Thread deaf =
        new Thread(
            () -> {
              boolean over = false;
              while (!over) {
                try {
                  never.await();
                  over = true;
                } catch (InterruptedException ignored) {
                  // Deaf to it.
                }
              }
            });
    deaf.setDaemon(true);
    deaf.start();
    Termination termination = Termination.of(deaf, Duration.ofMillis(50), ended::add);
    termination.stop();
    assertThat(ended).containsExactly(ExitCode.STOPPED);
    termination.done();
    never.countDown();
  }

  @Test
  void leavesAProcessAloneThatExitsByItself() {
    Termination termination =
        Termination.of(Thread.currentThread(), Duration.ofSeconds(30), ended::add);
    termination.done();
    termination.stop();
    assertThat(ended).isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
