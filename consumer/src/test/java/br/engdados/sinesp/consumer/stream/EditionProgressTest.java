package br.engdados.sinesp.consumer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.topic.EditionMark;
import br.engdados.sinesp.contract.topic.EditionMark.State;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which editions are whole in a topic and in its table. */
final class EditionProgressTest {
  private static final String TOPIC = "sinesp_ocorrencias_estado";
  private static final Instant MAY = Instant.parse("2026-05-20T08:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-20T08:00:00Z");

  private final EditionProgress progress = new EditionProgress();

  @Test
  void anEditionIsInTheTableOnceEveryPartitionIsReadToItsEnd() {
    progress.seen(ended(2025, MAY, Map.of(0, 10L, 1, 20L)));

    assertThat(progress.inTopic(TOPIC)).containsExactly(Map.entry(Dataset.VDE, MAY));
    assertThat(progress.inTable(TOPIC, Map.of())).isEmpty();
    assertThat(progress.inTable(TOPIC, Map.of(0, 10L, 1, 19L))).isEmpty();
    assertThat(progress.inTable(TOPIC, Map.of(0, 10L, 1, 20L, 2, 0L)))
        .containsExactly(Map.entry(Dataset.VDE, MAY));
  }

  @Test
  void theTableKeepsWhatItHasWhileTheNextEditionComes() {
    progress.seen(ended(2025, MAY, Map.of(0, 10L)));
    assertThat(progress.inTable(TOPIC, Map.of(0, 10L))).containsEntry(Dataset.VDE, MAY);

    progress.seen(ended(2025, JUNE, Map.of(0, 15L)));

    assertThat(progress.inTopic(TOPIC)).containsEntry(Dataset.VDE, JUNE);
    assertThat(progress.inTable(TOPIC, Map.of(0, 14L))).containsEntry(Dataset.VDE, MAY);
    assertThat(progress.inTable(TOPIC, Map.of(0, 15L))).containsEntry(Dataset.VDE, JUNE);
  }

  @Test
  void theNewestYearCountsAndOneThatHasOnlyBegunDoesNot() {
    progress.seen(ended(2024, JUNE, Map.of(0, 10L)));
    progress.seen(ended(2025, MAY, Map.of(0, 20L)));
    progress.seen(mark(2026, State.BEGUN, JUNE.plusSeconds(60), Map.of()));

    assertThat(progress.inTopic(TOPIC)).containsExactly(Map.entry(Dataset.VDE, JUNE));
  }

  @Test
  void anEditionWithoutRowsInATopicIsNothingToWaitFor() {
    progress.seen(mark(2025, State.ENDED, MAY, Map.of("sinesp_ocorrencias_geral", Map.of(0, 3L))));

    assertThat(progress.inTopic(TOPIC)).isEmpty();
    assertThat(progress.inTable(TOPIC, Map.of(0, 99L))).isEmpty();
  }

  private static EditionMark ended(int ano, Instant takenIn, Map<Integer, Long> ends) {
    return mark(ano, State.ENDED, takenIn, Map.of(TOPIC, ends));
  }

  private static EditionMark mark(
      int ano, State state, Instant takenIn, Map<String, Map<Integer, Long>> ends) {
    return new EditionMark(
        Dataset.VDE, ano, state, takenIn, "a.xlsx", "0".repeat(64), ends, Map.of());
  }
}
