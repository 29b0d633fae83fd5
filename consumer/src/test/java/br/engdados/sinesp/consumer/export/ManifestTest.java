package br.engdados.sinesp.consumer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ManifestTest {
  private static final Edition YEAR =
      new Edition("sinesp-vde", 2023, 691_032, Instant.parse("2026-11-25T12:00:00.123Z"), "ab12");
  private static final Manifest MANIFEST =
      new Manifest(
          Manifest.VERSION,
          Instant.parse("2026-11-25T13:00:00Z"),
          List.of(YEAR),
          List.of(
              new ExportFile("csv/a.csv.gz", 10, "0a", OptionalLong.of(691_032)),
              new ExportFile("README.md", 20, "0b", OptionalLong.empty())));

  @Test
  void isReadBackAsItWasWritten() throws IOException {
    assertThat(Manifest.read(MANIFEST.json())).isEqualTo(MANIFEST);
    assertThat(new String(MANIFEST.json(), StandardCharsets.UTF_8))
        .contains("\"created\" : \"2026-11-25T13:00:00Z\"", "\"rows\" : 691032");
  }

  @Test
  void holdsTheSameRowsOnly() {
    assertThat(MANIFEST.holds(List.of(YEAR))).isTrue();
    assertThat(MANIFEST.holds(List.of())).isFalse();
    assertThat(
            MANIFEST.holds(
                List.of(new Edition("sinesp-vde", 2023, 691_032, YEAR.newest(), "ab13"))))
        .isFalse();
  }

  @Test
  void otherJsonIsNone() {
    byte[] other = "{\"files\": []}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Manifest.read(other)).isInstanceOf(IOException.class);
  }
}
