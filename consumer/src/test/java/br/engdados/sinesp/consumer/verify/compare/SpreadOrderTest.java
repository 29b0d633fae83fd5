package br.engdados.sinesp.consumer.verify.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadOrderTest {
  @Test
  void spreadsTheFirstEvenly() {
    assertThat(SpreadOrder.order(9, 3)).containsExactly(0, 3, 4, 1, 5, 6, 2, 7, 8);
  }

  @Test
  void leavesTheOrderWhereThereIsOneKind() {
    assertThat(SpreadOrder.order(3, 0)).containsExactly(0, 1, 2);
    assertThat(SpreadOrder.order(3, 3)).containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "5,4", "14,3", "139,27", "1000,999"})
  void losesAndRepeatsNone(int all, int first) {
    assertThat(SpreadOrder.order(all, first))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, all).boxed().toList());
  }
}
