package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every real file through {@code inspect}, in 256 MiB, against what is known of it. */
@Tag("long")
final class InspectIT {
  private static final List<String> MEASURES =
      List.of("feminino", "masculino", "nao_informado", "vitimas", "ocorrencias", "peso");

  @TempDir Path folder;

  @Test
  void everyYearlyFileHasWhatTheTruthSays() throws IOException {
    int inspected = 0;
    try (Stream<Path> files = Files.list(RealFiles.folder())) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("bancovde-")).toList()) {
        int year = Integer.parseInt(file.getFileName().toString().substring(9, 13));
        JsonNode found = inspect(file);
        JsonNode truth = RealFiles.truth(year);
        JsonNode rows = truth.get("linhas");
        assertThat(found.get("datasets").get(0).asText()).isEqualTo("sinesp-vde");
        assertThat(found.get("rows").asLong())
            .isEqualTo(rows.get("municipio").asLong() + rows.get("estado").asLong());
        for (String granularidade : List.of("municipio", "estado")) {
          assertThat(found.get("granularidade").get(granularidade).asLong())
              .as(granularidade)
              .isEqualTo(rows.get(granularidade).asLong());
        }
        assertThat(found.get("rejected").asLong()).isZero();
        assertThat(found.get("rows_repeating_a_key").asLong())
            .isEqualTo(truth.get("repetidas_na_chave").asLong());
        assertThat(found.get("months")).hasSize(12);
        assertThat(found.get("states")).hasSize(27);
        assertThat(found.get("unknown_municipalities")).isEmpty();
        assertThat(found.get("unknown_states")).isEmpty();
        assertSums(found, truth);
        inspected++;
      }
    }
    assertThat(inspected).isEqualTo(10);
  }

  @Test
  void theOlderDatasetsHaveTheirKnownTotals() throws IOException {
    JsonNode states = inspect(RealFiles.file("indicadoressegurancapublicauf.xlsx"));
    assertThat(states.get("rows").asLong()).isEqualTo(15_180 + 4_760);
    assertThat(states.at("/measures/sinesp-uf-ocorrencias/ocorrencias/sum").asLong())
        .isEqualTo(4_987_787);
    assertThat(states.at("/measures/sinesp-uf-vitimas/vitimas/sum").asLong()).isEqualTo(277_994);
    assertThat(states.get("rejected").asLong()).isZero();

    JsonNode municipal = inspect(RealFiles.file("indicadoressegurancapublicamunic.xlsx"));
    assertThat(municipal.get("rows").asLong()).isEqualTo(141_561);
    assertThat(municipal.get("rejected").asLong()).isZero();
    JsonNode victims = municipal.at("/measures/sinesp-municipio/vitimas");
    assertThat(victims.get("sum").asLong()).isEqualTo(103_842);
    assertThat(victims.get("blank").asLong()).isEqualTo(167);
  }

  private static void assertSums(JsonNode found, JsonNode truth) {
    for (String measure : MEASURES) {
      BigDecimal expected = BigDecimal.ZERO;
      for (JsonNode event : truth.get("eventos")) {
        JsonNode sum = event.get(measure);
        if (sum != null && !sum.isNull()) {
          expected = expected.add(new BigDecimal(sum.asText()));
        }
      }
      String column = measure.equals("peso") ? "peso_kg" : measure;
      assertThat(found.get("measures").get("sinesp-vde").get(column).get("sum").decimalValue())
          .as(column)
          .isEqualByComparingTo(expected);
    }
  }

  private JsonNode inspect(Path file) throws IOException {
    Program producer = new Program("producer", folder, Map.of("PRODUCER_HEAP", "256m"));
    long start = System.nanoTime();
    Finished finished = producer.run("inspect", "--json", file.toString());
    assertThat(finished.exitCode()).as(finished.all()).isZero();
    System.out.printf(
        "inspect %s: %.1f s%n", file.getFileName(), (System.nanoTime() - start) / 1e9);
    return new ObjectMapper()
        .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .readTree(finished.out());
  }
}
