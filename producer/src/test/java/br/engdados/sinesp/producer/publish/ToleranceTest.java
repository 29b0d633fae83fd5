package br.engdados.sinesp.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ToleranceTest {
  @Test
  void aShareIsOfTheRowsRead() {
    Tolerance tolerance = Tolerance.parse("0.1%");
    assertThat(tolerance.allows(1, 1000)).isTrue();
    assertThat(tolerance.allows(1, 999)).isFalse();
    assertThat(tolerance.allows(0, 0)).isTrue();
  }

  @Test
  void aNumberIsOfRows() {
    assertThat(Tolerance.parse("25").allows(25, 26)).isTrue();
    assertThat(Tolerance.parse("25").allows(26, 1_000_000)).isFalse();
    assertThat(Tolerance.parse("0").allows(1, 1_000_000)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "2.5", "x", "1%%", "%"})
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Tolerance.parse(text));
  }
}
