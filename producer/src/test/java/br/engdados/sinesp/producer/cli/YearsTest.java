package br.engdados.sinesp.producer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Years as people write them. */
final class YearsTest {
  @Test
  void readsListsAndRanges() {
    assertThat(Years.parse("2023", 2026)).containsExactly(2023);
    assertThat(Years.parse(" 2019 - 2021, 2015 ,2020", 2026))
        .containsExactly(2015, 2019, 2020, 2021);
    assertThat(Years.parse(null, 2017)).containsExactly(2015, 2016, 2017);
    assertThat(Years.parse(" ", 2016)).containsExactly(2015, 2016);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2014", "2027", "2023-2020", "2015-9999", "23", "2015-", ",", "2015;2016", "x"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Years.parse(text, 2026))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--years");
  }
}
