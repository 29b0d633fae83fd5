package br.engdados.sinesp.consumer.cli;

import com.beust.jcommander.Parameter;
import java.nio.file.Path;
import java.util.Optional;

/** Where commands that compare leave the result for Prometheus. */
final class VerifyMetricsOptions {
  @Parameter(
      names = "--metrics-file",
      order = 37,
      description =
          "file to write the result of the comparison to as Prometheus text, for node_exporter's"
              + " textfile collector (which reads names that end in .prom); it is replaced as a"
              + " whole, and a comparison that fails leaves it as it is")
  private Path metricsFile;

  Optional<Path> file() {
    return Optional.ofNullable(metricsFile);
  }
}
