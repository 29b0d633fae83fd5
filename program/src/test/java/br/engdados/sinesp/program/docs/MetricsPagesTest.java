package br.engdados.sinesp.program.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsPagesTest {
  private static final String MARKS =
      "by hand\n<!-- begin job: written by make docs -->\nold\n<!-- end job -->\nafter\n";

  private static final String TEXT =
      """
      # HELP jvm_threads_current Threads
      # TYPE jvm_threads_current gauge
      jvm_threads_current 3.0
      # HELP sinesp_b_total how many rows
      # TYPE sinesp_b_total counter
      sinesp_b_total 1.0
      # HELP sinesp_a_seconds how long
      # TYPE sinesp_a_seconds histogram
      sinesp_a_seconds_bucket{topic="t",le="+Inf"} 1
      sinesp_a_seconds_count{topic="t"} 1
      sinesp_a_seconds_sum{topic="t"} 0.5
      """;

  @TempDir private Path docs;

  @BeforeEach
  void pages() throws IOException {
    Files.createDirectory(docs.resolve("pt-BR"));
    Files.writeString(docs.resolve("metrics.md"), MARKS);
    Files.writeString(docs.resolve("pt-BR/metricas.md"), MARKS);
  }

  @Test
  void everyMetricOfOursIsListedWithTypeLabelsAndMeaning() throws IOException {
    words("sinesp_a_seconds=quanto dura\nsinesp_b_total=quantas linhas\n");
    Map<Path, String> pages = new MetricsPages(docs).with("job", TEXT);

    assertThat(pages.get(docs.resolve("metrics.md")))
        .isEqualTo(
            """
            by hand
            <!-- begin job: written by make docs -->
            | metric | type | labels | what it says |
            |---|---|---|---|
            | `sinesp_a_seconds` | histogram | `topic` | how long |
            | `sinesp_b_total` | counter |  | how many rows |
            <!-- end job -->
            after
            """);
    assertThat(pages.get(docs.resolve("pt-BR/metricas.md")))
        .contains("| `sinesp_a_seconds` | histogram | `topic` | quanto dura |")
        .doesNotContain("jvm_");
  }

  @Test
  void aMissingPortugueseWordIsNamed() throws IOException {
    words("sinesp_a_seconds=quanto dura\n");
    assertThatThrownBy(() -> new MetricsPages(docs).with("job", TEXT))
        .hasMessageContaining("sinesp_b_total");
  }

  private void words(String text) throws IOException {
    Files.writeString(docs.resolve("pt-BR/metricas.properties"), text);
  }
}
