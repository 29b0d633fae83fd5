package br.engdados.sinesp.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OccurrenceTopicTest {
  @ParameterizedTest
  @EnumSource
  void topicAndGranularityNameEachOther(Granularidade granularidade) {
    assertThat(OccurrenceTopic.of(granularidade))
        .isEqualTo("sinesp_ocorrencias_" + granularidade.code());
    assertThat(OccurrenceTopic.granularidade(OccurrenceTopic.of(granularidade)))
        .isEqualTo(granularidade);
  }

  @Test
  void deadLettersAreNoOccurrences() {
    assertThatThrownBy(() -> OccurrenceTopic.granularidade(OccurrenceTopic.DEAD_LETTERS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void operationsAreFoundByCode(Operation operation) {
    assertThat(Operation.ofCode(operation.code())).isEqualTo(operation);
  }
}
