package br.engdados.sinesp.consumer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a person sees while rows are loaded and verified. */
final class ProgressTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
  private final AtomicLong seconds = new AtomicLong();

  @Test
  void aLineEveryFewSecondsSaysRowsRateAndTimeLeft() {
    ProgressLines lines =
        ProgressLines.on(out, 5, () -> TimeUnit.SECONDS.toNanos(seconds.longValue()));
    lines.at("loading", 100_000, 691_032);
    seconds.set(4);
    lines.at("loading", 150_000, 691_032);
    assertThat(shown()).isEmpty();
    seconds.set(5);
    lines.at("loading", 200_000, 691_032);
    seconds.set(6);
    lines.at("loading", 201_000, 691_032);
    assertThat(shown())
        .isEqualToNormalizingNewlines(
            "loading: 200,000 of 691,032 rows, 20,000 rows/s, 24 s left\n");
  }

  @Test
  void aLineOfAWorkThatStandsStillKnowsNoTimeLeft() {
    ProgressLines lines =
        ProgressLines.on(out, 5, () -> TimeUnit.SECONDS.toNanos(seconds.longValue()));
    lines.at("verifying", 0, 1_000);
    seconds.set(9);
    lines.at("verifying", 0, 1_000);
    assertThat(shown())
        .isEqualToNormalizingNewlines("verifying: 0 of 1,000 rows, 0 rows/s, time left unknown\n");
  }

  @Test
  void anotherWorkIsTimedFromItsOwnBegin() {
    ProgressLines lines =
        ProgressLines.on(out, 5, () -> TimeUnit.SECONDS.toNanos(seconds.longValue()));
    lines.at("loading", 0, 1_000);
    seconds.set(100);
    lines.at("verifying", 0, 1_000);
    seconds.set(105);
    lines.at("verifying", 500, 1_000);
    assertThat(shown())
        .isEqualToNormalizingNewlines("verifying: 500 of 1,000 rows, 100 rows/s, 5 s left\n");
  }

  @Test
  void aBarShowsRowsAndIsTakenAwayAtTheEnd() {
    ProgressBars bars = new ProgressBars(out);
    bars.at("loading", 0, 2_616);
    bars.at("loading", 1_308, 2_616);
    bars.close();
    assertThat(shown()).contains("loading").contains("1308/2616 rows").endsWith("\r\u001b[K");
    int length = written.size();
    out.print("result");
    assertThat(written.size()).isEqualTo(length + "result".length());
  }

  @Test
  void aLineOfTheLogTakesThePlaceOfTheBar() {
    LastLine line = new LastLine(out);
    PrintStream log = line.erasedBy(out);
    line.accept("loading 5 %");
    log.println("event=batch");
    log.println("event=done");
    assertThat(shown())
        .isEqualToNormalizingNewlines("\r\u001b[Kloading 5 %\r\u001b[Kevent=batch\nevent=done\n");
  }

  private String shown() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
