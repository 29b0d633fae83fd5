package br.engdados.sinesp.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
  @TempDir private Path folder;

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
