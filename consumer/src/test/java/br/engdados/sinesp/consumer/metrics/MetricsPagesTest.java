package br.engdados.sinesp.consumer.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.program.docs.MetricsPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MetricsPagesTest {
  private static final Map<String, String> SECTIONS =
      Map.of(
          "sinesp-consumer consume",
          new ListedConsumerMetrics().get(),
          "sinesp-consumer verify",
          new ListedVerifyMetrics().get());

  @Test
  void thePagesSayWhatIsCounted() throws IOException {
    MetricsPages pages = new MetricsPages(Path.of("../docs"));
    for (Map.Entry<String, String> section : SECTIONS.entrySet()) {
      pages
          .with(section.getKey(), section.getValue())
          .forEach(
              (page, text) ->
                  assertThat(page).as("%s; run make docs", page).content().isEqualTo(text));
    }
  }
}
