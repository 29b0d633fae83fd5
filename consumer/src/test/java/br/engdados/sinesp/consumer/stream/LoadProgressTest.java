package br.engdados.sinesp.consumer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.consumer.metrics.ConsumerMetrics;
import br.engdados.sinesp.consumer.stream.CheckpointState.Phase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a run's topics is to be read, before any batch is done. */
final class LoadProgressTest {
  @TempDir private Path root;

  @Test
  void allTopicsCountFromWhereTheRunBegins() {
    List<String> told = new ArrayList<>();
    TopicProgress estado =
        progress("sinesp_ocorrencias_estado", Map.of(0, 10L, 1, 0L), Map.of(0, 110L, 1, 7L));
    TopicProgress geral = progress("sinesp_ocorrencias_geral", Map.of(0, 5L), Map.of(0, 5L));
    new LoadProgress(
            List.of(estado, geral),
            new RowsRead(),
            (work, done, all) -> told.add("%s %d of %d".formatted(work, done, all)))
        .tell();
    assertThat(told).containsExactly("loading 0 of 107");
  }

  private TopicProgress progress(
      String topic, Map<Integer, Long> first, Map<Integer, Long> latest) {
    return new TopicProgress(
        new CheckpointFolder(root.toString(), topic),
        new CheckpointState(topic, "id", "ks", 1, Phase.FOLLOWING, Instant.EPOCH),
        first,
        latest,
        new ConsumerMetrics());
  }
}
