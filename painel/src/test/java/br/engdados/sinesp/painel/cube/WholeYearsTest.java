package br.engdados.sinesp.painel.cube;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.topic.EditionMark;
import br.engdados.sinesp.painel.changelog.EditionMarks;
import br.engdados.sinesp.painel.changelog.Positions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class WholeYearsTest {
  private static final String TOPIC = "sinesp_ocorrencias_municipio";
  private static final Instant FIRST = Instant.parse("2026-01-05T10:00:00Z");
  private static final Set<Integer> BOTH = new TreeSet<>(Set.of(2022, 2023));

  private static EditionMark mark(int year, EditionMark.State state, Instant when, long end) {
    boolean ended = state == EditionMark.State.ENDED;
    return new EditionMark(
        Dataset.VDE,
        year,
        state,
        when,
        "arquivo",
        "00",
        ended ? Map.of(TOPIC, Map.of(0, end)) : Map.of(),
        Map.of());
  }

  private static Positions at(long offset) {
    return new Positions(Map.of(), Map.of(new TopicPartition(TOPIC, 0), offset));
  }

  @Test
  void aMarkedYearIsWholeOnceItsEndIsRead() {
    EditionMarks marks = new EditionMarks();
    marks.add(mark(2023, EditionMark.State.BEGUN, FIRST, 0));
    assertThat(WholeYears.among(BOTH, marks, at(50), false)).isEmpty();
    marks.add(mark(2023, EditionMark.State.ENDED, FIRST, 100));
    assertThat(WholeYears.among(BOTH, marks, at(99), false)).isEmpty();
    assertThat(WholeYears.among(BOTH, marks, at(100), false)).containsExactly(2023);
  }

  @Test
  void anEditionUnderWayKeepsItsYearBackHoweverQuietTheTopicsAre() {
    EditionMarks marks = new EditionMarks();
    marks.add(mark(2023, EditionMark.State.ENDED, FIRST, 100));
    marks.add(mark(2023, EditionMark.State.BEGUN, FIRST.plusSeconds(60), 0));
    assertThat(WholeYears.among(BOTH, marks, at(150), true)).containsExactly(2022);
  }

  @Test
  void anOlderMarkThatComesLateChangesNothing() {
    EditionMarks marks = new EditionMarks();
    marks.add(mark(2023, EditionMark.State.ENDED, FIRST.plusSeconds(60), 100));
    marks.add(mark(2023, EditionMark.State.BEGUN, FIRST, 0));
    assertThat(WholeYears.among(BOTH, marks, at(100), false)).containsExactly(2023);
  }

  @Test
  void aYearWithoutMarksWaitsForQuiet() {
    EditionMarks marks = new EditionMarks();
    assertThat(WholeYears.among(BOTH, marks, at(100), false)).isEmpty();
    assertThat(WholeYears.among(BOTH, marks, at(100), true)).containsExactly(2022, 2023);
  }
}
