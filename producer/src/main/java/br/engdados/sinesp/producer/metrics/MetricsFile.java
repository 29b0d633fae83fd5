package br.engdados.sinesp.producer.metrics;

import br.engdados.sinesp.producer.output.OutputException;
import br.engdados.sinesp.producer.output.WholeFile;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics of the last run as Prometheus text, for the textfile collector of node_exporter,
 * which wants files to appear whole
 * (https://github.com/prometheus/node_exporter#textfile-collector).
 */
public final class MetricsFile {
  private static final int LARGEST_BYTES = 1 << 20;

  private final Path path;

  private MetricsFile(Path path) {
    this.path = path;
  }

  /**
   * Prepares.
   *
   * @param path where the metrics go
   * @return the file, which need not exist yet
   * @throws OutputException if nothing can be written there
   */
  public static MetricsFile at(Path path) throws OutputException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new OutputException(
          path + ": no folder that can be written to. Make it, or check --metrics-file.");
    }
    if (Files.isDirectory(path)) {
      throw new OutputException(
          path
              + ": is a folder. --metrics-file names a file, such as "
              + path.resolve("sinesp_producer.prom")
              + ".");
    }
    return new MetricsFile(path);
  }

  /**
   * Replaces what is there. The times of the last success and of the last publication are taken
   * over when this run was none.
   *
   * @param metrics what the run counted; ended by this
   * @param end how it ended
   * @throws OutputException if it cannot be written; what was there stays
   */
  public void write(RunMetrics metrics, RunEnd end) throws OutputException {
    try {
      RunMetrics.Earlier earlier = earlier();
      WholeFile.write(
          path,
          stream ->
              PrometheusTextFormatWriter.create()
                  .write(stream, metrics.ended(end, earlier), EscapingScheme.DEFAULT));
    } catch (IOException e) {
      throw new OutputException(
          path + ": cannot write the metrics (" + e.getMessage() + "). Check --metrics-file.", e);
    }
  }

  /** What the file tells of earlier runs; nothing if there is none. */
  private RunMetrics.Earlier earlier() throws IOException {
    if (!Files.isRegularFile(path)) {
      return new RunMetrics.Earlier(Optional.empty(), Optional.empty());
    }
    String text;
    // Not by a channel: those cannot be read once the run was told to stop.
    try (InputStream stream = new FileInputStream(path.toFile())) {
      text = new String(stream.readNBytes(LARGEST_BYTES), StandardCharsets.UTF_8);
    }
    return new RunMetrics.Earlier(
        value(text, RunMetrics.LAST_SUCCESS), value(text, RunMetrics.LAST_PUBLICATION));
  }

  private static Optional<Double> value(String text, String metric) {
    Matcher line =
        Pattern.compile("^" + metric + "\\s+([0-9.eE+-]+)\\s*$", Pattern.MULTILINE).matcher(text);
    try {
      return line.find() ? Optional.of(Double.valueOf(line.group(1))) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
