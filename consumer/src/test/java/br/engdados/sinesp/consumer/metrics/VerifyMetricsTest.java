package br.engdados.sinesp.consumer.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.consumer.metrics.VerifyMetrics.VerifyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyMetricsTest {
  private static final Instant END = Instant.ofEpochSecond(1_760_000_000);

  @TempDir private Path folder;

  @Test
  void theNewestResultReplacesTheOneBefore() throws IOException {
    Path file = folder.resolve("sinesp_verify.prom");
    VerifyMetrics.write(file, new VerifyResult(END, Duration.ofMillis(1500), 7));
    VerifyMetrics.write(file, new VerifyResult(END.plusSeconds(1), Duration.ofSeconds(2), 0));

    assertThat(file)
        .content()
        .contains(
            "sinesp_verify_differences 0.0\n",
            "sinesp_verify_duration_seconds 2.0\n",
            "sinesp_verify_last_run_timestamp_seconds 1.760000001E9\n");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    Path file = folder.resolve("missing").resolve("sinesp_verify.prom");
    VerifyResult result = new VerifyResult(END, Duration.ZERO, 0);
    assertThatThrownBy(() -> VerifyMetrics.write(file, result))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--metrics-file");
  }
}
