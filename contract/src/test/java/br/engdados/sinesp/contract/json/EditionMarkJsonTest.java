package br.engdados.sinesp.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.topic.EditionMark;
import br.engdados.sinesp.contract.topic.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EditionMarkJsonTest {
  private static final EditionMark ENDED =
      new EditionMark(
          Dataset.VDE,
          2023,
          EditionMark.State.ENDED,
          Instant.parse("2026-01-05T10:00:00.123Z"),
          "bancovde-2023.xlsx",
          "ab".repeat(32),
          Map.of("sinesp_ocorrencias_municipio", Map.of(0, 10L, 1, 20L)),
          Map.of("Feminicídio", Map.of(Operation.NEW, 7L, Operation.WITHDRAWN, 1L)));

  @Test
  void whatIsWrittenIsRead() throws MalformedJsonException {
    assertThat(EditionMarkJson.read(EditionMarkJson.value(ENDED))).isEqualTo(ENDED);
    EditionMark begun =
        new EditionMark(
            Dataset.VDE,
            2023,
            EditionMark.State.BEGUN,
            ENDED.dataExtracao(),
            ENDED.sourceFile(),
            ENDED.sourceSha256(),
            Map.of(),
            Map.of());
    assertThat(EditionMarkJson.read(EditionMarkJson.value(begun))).isEqualTo(begun);
  }

  @Test
  void theKeyIsTheSameForBothMarksOfAnEdition() {
    assertThat(new String(EditionMarkJson.key(ENDED), StandardCharsets.UTF_8))
        .isEqualTo("{\"dataset_id\":\"sinesp-vde\",\"ano\":2023}");
  }

  @Test
  void aLaterBuildMayAddFields() throws MalformedJsonException {
    String json = new String(EditionMarkJson.value(ENDED), StandardCharsets.UTF_8);
    String more = json.replaceFirst("\\{", "{\"later\":[{\"a\":1}],\"also\":\"x\",");
    assertThat(EditionMarkJson.read(more.getBytes(StandardCharsets.UTF_8))).isEqualTo(ENDED);
  }

  @Test
  void whatIsNoMarkIsRefused() {
    for (String json :
        new String[] {
          "", "[]", "{}", "{\"dataset_id\":\"x\"}", "nonsense", "{\"counts\":{\"a\":1}}"
        }) {
      assertThatThrownBy(() -> EditionMarkJson.read(json.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(MalformedJsonException.class);
    }
  }
}
