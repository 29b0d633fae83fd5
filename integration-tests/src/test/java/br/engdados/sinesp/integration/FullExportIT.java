package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The nine real years as files, against the independent counts. */
@Tag("long")
@ExtendWith(SharedServers.class)
final class FullExportIT {
  private static final int FIRST = 2015;
  private static final int LAST = 2023;

  /** The measures by their names in the counts, each with the name of its blanks there. */
  private static final Map<String, String> MEASURES =
      Map.of(
          "vitimas", "vitimas",
          "ocorrencias", "ocorrencias",
          "peso_kg", "peso",
          "feminino", "feminino",
          "masculino", "masculino",
          "nao_informado", "nao_informado");

  private static final Map<String, String> BLANKS =
      Map.of(
          "vitimas", "vitimas_nulas", "ocorrencias", "ocorrencias_nulas", "peso_kg", "peso_nulo");

  @Test
  void everySumOfEveryReaderIsTheIndependentOne(Pipeline pipeline) throws IOException {
    Path years = Files.createDirectories(pipeline.folder().resolve("years"));
    for (int year = FIRST; year <= LAST; year++) {
      String name = "bancovde-" + year + ".csv.xz";
      Files.createSymbolicLink(years.resolve(name), RealFiles.file(name));
    }
    pipeline.publish(years);
    pipeline.consume();
    Finished exported =
        Pipeline.succeeded(
            pipeline
                .consumer(Map.of("CONSUMER_HEAP", "1g"))
                .run("export", "--to", pipeline.folder().resolve("exports").toString()));
    System.err.println(exported.out());
    assertSums(pipeline.folder(), pipeline.folder().resolve("exports"));
  }

  private static void assertSums(Path work, Path exports) throws IOException {
    Path export;
    try (Stream<Path> folders = Files.list(exports)) {
      export = folders.filter(Files::isDirectory).findFirst().orElseThrow();
    }
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (var reader : new ExportReaders(work).sums(export).entrySet()) {
      Map<ExportReaders.Key, JsonNode> found = reader.getValue();
      int events = 0;
      for (int year = FIRST; year <= LAST; year++) {
        for (JsonNode truth : RealFiles.truth(year).get("eventos")) {
          ExportReaders.Key key =
              new ExportReaders.Key(
                  "sinesp-vde",
                  year,
                  truth.get("tabela").asText(),
                  truth.get("tipo_crime").asText());
          assertThat(found).containsKey(key);
          compared += compare(reader.getKey(), key, truth, found.get(key), differences);
          events++;
        }
      }
      assertThat(found).as(reader.getKey()).hasSize(events);
    }
    System.err.printf("compared=%d differences=%d%n", compared, differences.size());
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(10_000);
  }

  private static int compare(
      String reader,
      ExportReaders.Key key,
      JsonNode truth,
      JsonNode sum,
      List<String> differences) {
    boolean spark = reader.startsWith("spark");
    int compared = 1;
    difference(reader, key, "rows", truth.get("linhas"), sum.get("rows"), differences);
    for (Map.Entry<String, String> measure : MEASURES.entrySet()) {
      if (spark && measure.getKey().equals("peso_kg")) {
        continue; // a sum of doubles in whatever order; the others add decimals
      }
      JsonNode wanted = truth.get(measure.getValue());
      difference(reader, key, measure.getKey(), wanted, sum.get(measure.getKey()), differences);
      compared++;
    }
    if (!spark) {
      for (Map.Entry<String, String> blank : BLANKS.entrySet()) {
        JsonNode wanted = truth.get(blank.getValue());
        String name = blank.getKey() + "_blank";
        difference(reader, key, name, wanted, sum.get(name), differences);
        compared++;
      }
    }
    return compared;
  }

  private static void difference(
      String reader,
      ExportReaders.Key key,
      String what,
      JsonNode wanted,
      JsonNode found,
      List<String> differences) {
    if (!text(wanted).equals(text(found))) {
      differences.add("%s: %s of %s: %s instead of %s".formatted(reader, what, key, found, wanted));
    }
  }

  /** The counts round weights to six decimals. */
  private static String text(JsonNode value) {
    return value == null || value.isNull()
        ? "nothing"
        : new BigDecimal(value.asText()).setScale(6, RoundingMode.HALF_UP).toPlainString();
  }
}
