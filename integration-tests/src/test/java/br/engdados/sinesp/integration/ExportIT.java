package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The synthetic sample as files: what is in them, and what may go wrong on the way. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ExportIT {
  private static final String ESTADO =
      OccurrenceTable.KEYSPACE + "." + OccurrenceTable.ESTADO.name();

  private final Pipeline pipeline;
  private final Path exports;

  ExportIT(Pipeline pipeline) {
    this.pipeline = pipeline;
    // Where the script has the consumer export to and the panel look.
    this.exports = pipeline.folder().resolve("local/exports");
  }

  @Test
  @Order(1)
  void everyCellOfEveryRowIsInTheFiles() throws IOException {
    Path sample = pipeline.folder().resolve("amostra-sintetica.xlsx");
    Pipeline.succeeded(pipeline.producer().run("sample", "--out", sample.toString()));
    pipeline.publish(sample);
    pipeline.consume();
    Finished exported = export();
    assertThat(exported.out()).contains("parquet-id", "rows in");

    Path export = only();
    Map<String, Map<String, String>> stored = ExportedRows.stored(pipeline);
    ExportReaders readers = new ExportReaders(pipeline.folder());
    Map<String, Map<ExportReaders.Key, JsonNode>> sums = readers.sums(export);
    assertThat(ExportedRows.read(readers.rows())).isEqualTo(stored);
    Map<ExportReaders.Key, Map<String, String>> wanted = ExportedRows.sums(stored.values());
    assertThat(wanted).hasSizeGreaterThan(2);
    sums.forEach(
        (reader, found) -> {
          assertThat(found.keySet()).as(reader).isEqualTo(wanted.keySet());
          found.forEach(
              (key, sum) ->
                  wanted
                      .get(key)
                      .forEach(
                          (name, value) -> {
                            if (!reader.startsWith("spark") || sum.has(name)) {
                              assertThat(ExportedRows.text(sum.path(name)))
                                  .as("%s: %s of %s", reader, name, key)
                                  .isEqualTo(value);
                            }
                          }));
        });
    assertThat(sums.get("spark parquet").values())
        .allSatisfy(s -> assertThat(s.has("rows")).isTrue());
  }

  @Test
  @Order(2)
  void checksumsDescriptionsAndManifestAreThoseOfTheFiles() throws Exception {
    Path export = only();
    JsonNode manifest = ExportReaders.manifest(export);
    Set<String> listed = new TreeSet<>();
    for (JsonNode file : manifest.get("files")) {
      Path path = export.resolve(file.get("path").asText());
      listed.add(file.get("path").asText());
      assertThat(file.get("sha256").asText()).isEqualTo(sha256(path));
      assertThat(file.get("bytes").asLong()).isEqualTo(Files.size(path));
    }
    assertThat(listed)
        .contains("README.md", "LEIA-ME.md", "SHA256SUMS", "schema.json", "schema-id.json")
        .contains("datapackage.json", "csv/csv-metadata.json");
    try (Stream<Path> all = Files.walk(export)) {
      assertThat(all.filter(Files::isRegularFile).map(file -> export.relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(listed.stream(), Stream.of("manifest.json")).toList());
    }
    JsonNode resources =
        new ObjectMapper().readTree(export.resolve("datapackage.json").toFile()).get("resources");
    assertThat(resources).isNotEmpty();
    for (JsonNode resource : resources) {
      assertThat(resource.get("hash").asText())
          .isEqualTo("sha256:" + sha256(export.resolve(resource.get("path").asText())));
    }
    assertThat(Files.readString(export.resolve("LEIA-ME.md")))
        .contains("Um estado não é a soma de seus municípios")
        .doesNotContain("{");
    assertThat(Files.readString(export.resolve("README.md"))).doesNotContain("{");
  }

  @Test
  @Order(3)
  void thePanelHandsThemOutWithRanges() throws IOException {
    String name = only().getFileName().toString();
    try (PanelProcess panel = PanelProcess.start(pipeline).ready()) {
      JsonNode listed = panel.ok("/v1/exportacoes").get("exportacoes");
      assertThat(listed).hasSize(1);
      assertThat(listed.get(0).get("nome").asText()).isEqualTo(name);
      int files = ExportReaders.manifest(only()).get("files").size();
      assertThat(listed.get(0).get("arquivos")).hasSize(files + 1);
      for (JsonNode file : listed.get(0).get("arquivos")) {
        byte[] wanted = Files.readAllBytes(exports.resolve(file.get("arquivo").asText()));
        assertThat(panel.bytes(file.get("url").asText(), 0, 3)).isEqualTo(Arrays.copyOf(wanted, 4));
      }
    }
  }

  @Test
  @Order(4)
  void theSameRowsAreExportedOnceOnly() throws IOException {
    Path first = only();
    Finished again = run("--skip-when-unchanged");
    assertThat(again.exitCode()).as(again.all()).isEqualTo(99);
    assertThat(only()).isEqualTo(first);
  }

  @Test
  @Order(5)
  void aKilledExportIsNoneAndTheNextGivesTheSameFiles() throws IOException {
    Path first = only();
    Map<String, String> contents = contents(first);
    Program.Running running = pipeline.consumer().start("export");
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> !incomplete().isEmpty() || !running.process().isAlive());
    Finished killed = running.kill();
    assertThat(killed.exitCode()).as(killed.all()).isEqualTo(128 + 9);
    assertThat(only()).isEqualTo(first);
    Files.move(incomplete().get(0), exports.resolve(".incomplete-2020-01-01T00-00-00Z"));

    export("--keep", "1");
    assertThat(only()).isNotEqualTo(first);
    assertThat(contents(only())).isEqualTo(contents);
    assertThat(incomplete()).isEmpty();
  }

  @Test
  @Order(6)
  void oneCellThatChangedIsReasonForANewExport() throws IOException {
    Path before = only();
    Row row = pipeline.cql("SELECT * FROM " + ESTADO + " LIMIT 1").get(0);
    pipeline.cql(
        "UPDATE "
            + ESTADO
            + " SET feminino = 424242 WHERE dataset_id = ? AND uf = ? AND tipo_crime = ?"
            + " AND ano = ? AND mes = ? AND abrangencia = ? AND id = ?",
        row.getString("dataset_id"),
        row.getString("uf"),
        row.getString("tipo_crime"),
        row.getInt("ano"),
        row.getInt("mes"),
        row.getString("abrangencia"),
        row.getUuid("id"));
    export("--skip-when-unchanged", "--keep", "1");
    assertThat(only()).isNotEqualTo(before);
  }

  @Test
  @Order(7)
  void whatSparkHasNoFileSystemForIsSaidWithTheWayOut() {
    Finished unknown = run("--to", "s3a://bucket/folder");
    assertThat(unknown.exitCode()).as(unknown.all()).isEqualTo(3);
    assertThat(unknown.err()).contains("--packages");
  }

  private Finished run(String... more) {
    return pipeline
        .consumer()
        .run(Stream.concat(Stream.of("export"), Stream.of(more)).toArray(String[]::new));
  }

  private Finished export(String... more) {
    return Pipeline.succeeded(run(more));
  }

  private Path only() throws IOException {
    List<Path> whole = whole();
    assertThat(whole).hasSize(1);
    return whole.get(0);
  }

  private List<Path> whole() throws IOException {
    try (Stream<Path> folders = Files.list(exports)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("manifest.json")))
          .sorted()
          .toList();
    }
  }

  private List<Path> incomplete() throws IOException {
    try (Stream<Path> folders = Files.list(exports)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith(".incomplete-"))
          .toList();
    }
  }

  /**
   * The checksums of the CSV files and the sizes of the others by their paths: Parquet's writer
   * lists a column's encodings in no order.
   */
  private static Map<String, String> contents(Path export) throws IOException {
    Map<String, String> contents = new HashMap<>();
    for (JsonNode file : ExportReaders.manifest(export).get("files")) {
      if (file.has("rows")) {
        String path = file.get("path").asText();
        contents.put(path, file.get(path.startsWith("csv/") ? "sha256" : "bytes").asText());
      }
    }
    assertThat(contents).isNotEmpty();
    return contents;
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
