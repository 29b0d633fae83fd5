package br.engdados.sinesp.producer.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.producer.metrics.RunMetrics;
import br.engdados.sinesp.producer.normalise.Observations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
  @TempDir private Path folder;

  @Test
  void whatWasNoticedAboutTheFormOfAFileIsReported() throws IOException {
    FileTally tally = new FileTally("a.xlsx", RejectedRows.nowhere(), new RunMetrics());
    tally.notes(List.of("header found in row 3"));
    FileOutcome outcome =
        new FileOutcome(
            "a.xlsx",
            "00",
            FileOutcome.Status.PUBLISHED,
            "",
            tally,
            new Observations(Map.of(), Map.of(), Map.of(), 0, 0, List.of()),
            Set.of(),
            List.of(),
            Instant.EPOCH,
            0,
            0,
            Duration.ZERO);
    RunReport report = RunReport.in(folder, Instant.parse("2024-01-31T12:00:00Z"));
    report.write(List.of(outcome), true);
    assertThat(report.path()).content().contains("\"notes\" : [ \"header found in row 3\" ]");
  }

  @Test
  void aRunThatWasToldToStopStillReports() throws IOException {
    RunReport report = RunReport.in(folder, Instant.parse("2024-01-31T12:00:00Z"));
    Thread.currentThread().interrupt();
    try {
      report.write(List.of(), false);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(report.path()).content().contains("\"finished\" : false");
  }
}
