package br.engdados.sinesp.producer.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.output.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsFileTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  private static final Instant END = Instant.parse("2026-11-22T08:01:30.500Z");
  private static final String PUBLICATION = "sinesp_producer_last_publication_timestamp_seconds ";
  private static final String SUCCESS = "sinesp_producer_last_success_timestamp_seconds ";

  /** https://prometheus.io/docs/instrumenting/exposition_formats/#text-format-details */
  private static final Pattern SAMPLE =
      Pattern.compile(
          "[a-z_]+(\\{[a-z]+=\"[^\"\\\\]*\"(,[a-z]+=\"[^\"\\\\]*\")*})? -?[0-9]+(\\.[0-9]+)?(E[0-9]+)?");

  @TempDir private Path folder;

  @Test
  void tellsWhatTheRunCounted() throws IOException {
    RunMetrics metrics = new RunMetrics();
    metrics.read(Dataset.VDE, 1024);
    metrics.read(Dataset.VDE, 1);
    metrics.unchanged(Dataset.VDE);
    metrics.rejected(Dataset.MUNICIPIO, "total");
    metrics.published(Dataset.VDE, Granularidade.ESTADO, Operation.REVISED, 1, 400);
    metrics.published(Dataset.VDE, Granularidade.ESTADO, Operation.WITHDRAWN, 1, 100);
    metrics.fileEnded("published");
    Path file = folder.resolve("sinesp.prom");
    MetricsFile.at(file).write(metrics, end(0, true));
    List<String> lines = Files.readAllLines(file);
    assertThat(lines)
        .contains(
            "sinesp_producer_rows_read{dataset=\"sinesp-vde\"} 1025.0",
            "sinesp_producer_rows_unchanged{dataset=\"sinesp-vde\"} 1.0",
            "sinesp_producer_rows_rejected{dataset=\"sinesp-municipio\"} 1.0",
            "sinesp_producer_rows_rejected{dataset=\"sinesp-vde\"} 0.0",
            "sinesp_producer_rejections{column=\"row\"} 0.0",
            "sinesp_producer_rejections{column=\"total\"} 1.0",
            published("estado", "revised") + " 1.0",
            published("estado", "withdrawn") + " 1.0",
            published("geral", "new") + " 0.0",
            "sinesp_producer_published_bytes{dataset=\"sinesp-vde\",topic=\"sinesp_ocorrencias_estado\"} 500.0",
            "sinesp_producer_files{status=\"published\"} 1.0",
            "sinesp_producer_run_duration_seconds 90.5",
            "sinesp_producer_run_exit_code 0.0",
            SUCCESS + "1.7953344905E9",
            "# TYPE sinesp_producer_records_published gauge")
        .allMatch(line -> line.startsWith("# ") || SAMPLE.matcher(line).matches());
    assertThat(lines.size()).isLessThan(220);
  }

  @Test
  void noNameIsOneOfNodeExporterItself() throws IOException {
    Path file = folder.resolve("sinesp.prom");
    MetricsFile.at(file).write(new RunMetrics(), end(0, true));
    assertThat(Files.readAllLines(file))
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("producer"))
        .noneMatch(line -> line.startsWith("process_") || line.startsWith("go_"));
  }

  @Test
  void onlyRecordsThatWereSentMoveTheTimeOfTheLastPublication() throws IOException {
    Path file = folder.resolve("sinesp.prom");
    MetricsFile.at(file).write(new RunMetrics(), end(99, true));
    assertThat(file).content().doesNotContain(PUBLICATION);
    RunMetrics metrics = new RunMetrics();
    metrics.published(Dataset.VDE, Granularidade.ESTADO, Operation.NEW, 1, 400);
    MetricsFile.at(file).write(metrics, end(0, true));
    RunEnd later = new RunEnd(END, END.plusSeconds(60), 99, true);
    MetricsFile.at(file).write(new RunMetrics(), later);
    assertThat(file)
        .content()
        .contains(PUBLICATION + "1.7953344905E9\n", SUCCESS + "1.7953345505E9\n");
  }

  @Test
  void onlyASuccessMovesTheTimeOfTheLastOne() throws IOException {
    Path file = folder.resolve("sinesp.prom");
    MetricsFile.at(file).write(new RunMetrics(), end(3, false));
    assertThat(file).content().doesNotContain(SUCCESS).contains("run_exit_code 3.0");
    MetricsFile.at(file).write(new RunMetrics(), end(99, true));
    assertThat(file).content().contains(SUCCESS + "1.7953344905E9\n");
    RunEnd later = new RunEnd(END, END.plusSeconds(60), 2, false);
    MetricsFile.at(file).write(new RunMetrics(), later);
    assertThat(file).content().contains(SUCCESS + "1.7953344905E9\n", "run_exit_code 2.0");
  }

  @Test
  void nothingElseIsLeftAndOthersMayReadIt() throws IOException {
    Path file = folder.resolve("sinesp.prom");
    MetricsFile.at(file).write(new RunMetrics(), end(0, true));
    MetricsFile.at(file).write(new RunMetrics(), end(0, true));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
    Path plain = Files.createFile(folder.resolve("plain"));
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void aRunThatWasToldToStopStillWrites() throws IOException {
    Path file = folder.resolve("sinesp.prom");
    MetricsFile target = MetricsFile.at(file);
    target.write(new RunMetrics(), end(0, true));
    Thread.currentThread().interrupt();
    try {
      target.write(new RunMetrics(), end(143, false));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(file).content().contains("run_exit_code 143.0", SUCCESS);
  }

  @Test
  void aFolderOrAMissingOneIsRefusedBeforeTheRun() {
    assertThatThrownBy(() -> MetricsFile.at(folder))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("sinesp_producer.prom");
    assertThatThrownBy(() -> MetricsFile.at(folder.resolve("missing/x.prom")))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("--metrics-file");
  }

  private static String published(String topic, String operation) {
    return "sinesp_producer_records_published{dataset=\"sinesp-vde\",op=\"%s\",topic=\"sinesp_ocorrencias_%s\"}"
        .formatted(operation, topic);
  }

  private static RunEnd end(int exitCode, boolean success) {
    return new RunEnd(START, END, exitCode, success);
  }
}
