package br.engdados.sinesp.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.beust.jcommander.ParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurationConverterTest {
  private final DurationConverter converter = new DurationConverter("--wait");

  @ParameterizedTest
  @CsvSource({
    "500ms,500ms",
    "1500ms,1500ms",
    "2000ms,2s",
    "120s,2m",
    "90s,90s",
    "60m,1h",
    "24h,1d"
  })
  void writesWhatItReadsInTheLargestUnit(String read, String written) {
    assertThat(DurationConverter.write(converter.convert(read))).isEqualTo(written);
    assertThat(converter.convert(written)).isEqualTo(converter.convert(read));
  }

  @Test
  void namesTheOptionThatIsNoLengthOfTime() {
    assertThat(DurationConverter.write(converter.convert("0s"))).isEqualTo("0s");
    assertThatThrownBy(() -> converter.convert("soon"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--wait: not a length of time");
  }
}
