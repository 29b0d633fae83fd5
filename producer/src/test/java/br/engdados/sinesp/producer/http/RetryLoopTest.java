package br.engdados.sinesp.producer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RetryLoopTest {
  private static final Duration FIRST = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofMillis(100);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AtomicInteger attempts = new AtomicInteger();
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void pausesGrowToTheLongestAndAQuarterMore() {
    fails(new RetrySettings(4, FIRST, LONGEST), MINUTE, AttemptException.retry("no"));
    assertThat(attempts).hasValue(5);
    for (int i = 0; i < 4; i++) {
      Duration least = Duration.ofMillis(Math.min(20L << i, 100));
      assertThat(pauses.get(i)).isBetween(least, least.multipliedBy(5).dividedBy(4).plusMillis(1));
    }
  }

  @Test
  void untilTheDeadlineAndNoLonger() {
    long start = System.nanoTime();
    fails(
        RetrySettings.untilDeadline(FIRST, Duration.ofHours(1)),
        Duration.ofSeconds(2),
        AttemptException.retry("no"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    // 20, 40, … 640, and the seventh is cut to what is left, less the first delay.
    assertThat(pauses).hasSizeBetween(1, 7);
    assertThat(attempts).hasValue(pauses.size() + 1);
    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThanOrEqualTo(Duration.ofMillis(1981));
  }

  @Test
  void aPauseThatTheServerAsksForIsNeverCut() throws Exception {
    Optional<Duration> asked = Optional.of(Duration.ofMillis(300));
    RetryLoop loop = new RetryLoop(new RetrySettings(4, FIRST, LONGEST));
    int got =
        loop.run(
            Deadline.in(MINUTE),
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw AttemptException.retry("busy", asked);
              }
              return attempts.get();
            },
            (failure, pause) -> pauses.add(pause));
    assertThat(got).isEqualTo(2);
    assertThat(pauses)
        .singleElement()
        .satisfies(
            pause -> assertThat(pause).isBetween(asked.orElseThrow(), Duration.ofMillis(376)));
    attempts.set(0);
    fails(
        new RetrySettings(4, FIRST, LONGEST),
        Duration.ofMillis(310),
        AttemptException.retry("busy", asked));
    assertThat(attempts).hasValue(1);
  }

  @Test
  void whatStaysIsNotTriedAgainAndAHostThatIsNotThereOnce() {
    RetrySettings settings = new RetrySettings(4, FIRST, LONGEST);
    fails(settings, MINUTE, AttemptException.last("never"));
    fails(settings, MINUTE, AttemptException.missing("gone"));
    assertThat(attempts).hasValue(2);
    fails(settings, MINUTE, AttemptException.unreachable("down", null));
    assertThat(attempts).hasValue(4);
  }

  @Test
  void anInterruptEndsThePause() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () ->
                new RetryLoop(new RetrySettings(4, MINUTE, MINUTE.multipliedBy(2)))
                    .run(
                        Deadline.in(MINUTE.multipliedBy(9)),
                        () -> {
                          throw AttemptException.retry("no");
                        },
                        (failure, pause) -> {}))
        .isInstanceOf(InterruptedException.class);
    Thread.interrupted();
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new RetrySettings(-1, FIRST, LONGEST))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetrySettings(1, Duration.ZERO, LONGEST))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetrySettings(1, LONGEST, FIRST))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void fails(RetrySettings settings, Duration allowed, AttemptException failure) {
    assertThatThrownBy(
            () ->
                new RetryLoop(settings)
                    .run(
                        Deadline.in(allowed),
                        () -> {
                          attempts.incrementAndGet();
                          throw failure;
                        },
                        (met, pause) -> pauses.add(pause)))
        .isSameAs(failure);
  }
}
