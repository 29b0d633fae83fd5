package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
  private static final List<String> MEASURES =
      List.of("feminino", "masculino", "nao_informado", "vitimas", "ocorrencias", "peso_kg");

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
    Map<String, Map<String, String>> stored = stored();
    ExportReaders readers = new ExportReaders(pipeline.folder());
    Map<String, Map<ExportReaders.Key, JsonNode>> sums = readers.sums(export);
    assertThat(rows(readers.rows())).isEqualTo(stored);
    Map<ExportReaders.Key, Map<String, String>> wanted = sums(stored.values());
    assertThat(wanted).hasSizeGreaterThan(10);
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
                              assertThat(text(sum.path(name)))
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
        assertThat(panel.bytes(file.get("url").asText(), 0, 3))
            .isEqualTo(java.util.Arrays.copyOf(wanted, 4));
      }
    }
  }

  @Test
  @Order(4)
  void theSameRowsAreExportedOnceAndGiveTheSameFiles() throws Exception {
    Finished again = run("--skip-when-unchanged");
    assertThat(again.exitCode()).as(again.all()).isEqualTo(99);
    Path first = only();
    export();
    Path second = newest();
    assertThat(second).isNotEqualTo(first);
    for (String set : List.of("parquet", "parquet-id", "csv")) {
      try (Stream<Path> files = Files.list(first.resolve(set))) {
        for (Path file : files.toList()) {
          assertThat(sha256(second.resolve(set).resolve(file.getFileName())))
              .as(file.toString())
              .isEqualTo(sha256(file));
        }
      }
    }
    pipeline.cql(
        "INSERT INTO %s.%s (dataset_id, uf, tipo_crime, ano, mes, abrangencia, id, vitimas, granularidade, data_extracao)"
                .formatted(OccurrenceTable.KEYSPACE, OccurrenceTable.ESTADO.name())
            + " VALUES ('sinesp-vde', 'AC', 'Feminicídio', 2023, 1, 'Estadual', uuid(), 0, 'estado', 0)");
    Finished changed = run("--skip-when-unchanged", "--keep", "1");
    assertThat(changed.exitCode()).as(changed.all()).isZero();
    assertThat(only()).isNotIn(first, second);
  }

  @Test
  @Order(5)
  void aKilledExportIsNoneAndLaterSweptAway() throws IOException {
    Path before = only();
    Program.Running running = pipeline.consumer().start("export");
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> incomplete().findAny().isPresent() || !running.process().isAlive());
    Finished killed = running.kill();
    assertThat(killed.exitCode()).as(killed.all()).isEqualTo(128 + 9);
    assertThat(only()).isEqualTo(before);
    Path left = incomplete().findAny().orElseThrow();
    Path yesterday = exports.resolve(".incomplete-2020-01-01T00-00-00Z");
    Files.move(left, yesterday);
    export();
    assertThat(incomplete()).isEmpty();
  }

  @Test
  @Order(6)
  void aFolderOfOthersStaysAsItIs() throws IOException {
    Path others = Files.createDirectories(pipeline.folder().resolve("others"));
    Files.writeString(others.resolve("thesis.doc"), "do not touch");
    Finished refused = pipeline.consumer().run("export", "--to", others.toString());
    assertThat(refused.exitCode()).as(refused.all()).isEqualTo(3);
    assertThat(refused.err()).contains("is not empty, and no folder of exports");
    try (Stream<Path> files = Files.list(others)) {
      assertThat(files).containsExactly(others.resolve("thesis.doc"));
    }
    Finished unknown = pipeline.consumer().run("export", "--to", "s3a://bucket/folder");
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

  private Path newest() throws IOException {
    return whole().get(whole().size() - 1);
  }

  private List<Path> whole() throws IOException {
    try (Stream<Path> folders = Files.list(exports)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("manifest.json")))
          .sorted()
          .toList();
    }
  }

  private Stream<Path> incomplete() throws IOException {
    try (Stream<Path> folders = Files.list(exports)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith(".incomplete-"))
          .toList()
          .stream();
    }
  }

  /** Every row of the three tables by its id: column to text; blank cells are left out. */
  private Map<String, Map<String, String>> stored() {
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (Granularidade granularidade : Granularidade.values()) {
      pipeline
          .table(OccurrenceTable.of(granularidade))
          .forEach(
              (id, columns) -> {
                Map<String, String> cells = new HashMap<>();
                columns.forEach(
                    (name, value) -> {
                      if (value instanceof BigDecimal number) {
                        cells.put(name, number(number));
                      } else if (value != null) {
                        cells.put(name, value.toString());
                      }
                    });
                rows.put(id.toString(), cells);
              });
    }
    return rows;
  }

  private static Map<String, Map<String, String>> rows(Path lines) throws IOException {
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (String line : Files.readAllLines(lines)) {
      Map<String, String> cells = new HashMap<>();
      new ObjectMapper()
          .readTree(line)
          .fields()
          .forEachRemaining(
              cell -> {
                if (!cell.getValue().isNull()) {
                  cells.put(cell.getKey(), cellText(cell.getKey(), cell.getValue()));
                }
              });
      assertThat(rows.put(cells.get("id"), cells)).isNull();
    }
    return rows;
  }

  private static String cellText(String name, JsonNode cell) {
    return switch (name) {
      case "peso_kg" -> number(new BigDecimal(cell.asText()));
      case "data_extracao" ->
          java.time.LocalDateTime.parse(
                  cell.asText().replaceAll("(\\+00|Z)$", "").replace(' ', 'T'))
              .toInstant(java.time.ZoneOffset.UTC)
              .toString();
      default -> cell.asText();
    };
  }

  /** Adds up rows as the readers do. */
  private static Map<ExportReaders.Key, Map<String, String>> sums(
      Iterable<Map<String, String>> rows) {
    Map<ExportReaders.Key, Map<String, BigDecimal>> sums = new HashMap<>();
    for (Map<String, String> row : rows) {
      ExportReaders.Key key =
          new ExportReaders.Key(
              row.get("dataset_id"),
              Integer.parseInt(row.get("ano")),
              row.get("granularidade"),
              row.get("tipo_crime"));
      Map<String, BigDecimal> sum = sums.computeIfAbsent(key, ignored -> new HashMap<>());
      sum.merge("rows", BigDecimal.ONE, BigDecimal::add);
      for (String measure : MEASURES) {
        String cell = row.get(measure);
        if (cell != null) {
          sum.merge(measure, new BigDecimal(cell), BigDecimal::add);
        }
        sum.merge(
            measure + "_blank", cell == null ? BigDecimal.ONE : BigDecimal.ZERO, BigDecimal::add);
      }
    }
    return sums.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    entry.getValue().entrySet().stream()
                        .collect(
                            Collectors.toMap(Map.Entry::getKey, cell -> number(cell.getValue())))));
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() || value.isNull()
        ? "nothing"
        : number(new BigDecimal(value.asText()));
  }

  private static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
