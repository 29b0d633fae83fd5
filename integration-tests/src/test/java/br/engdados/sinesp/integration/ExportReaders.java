package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.local.server.JavaProgram;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The programs that people open an export with, and what each adds up. */
final class ExportReaders {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PYTHON = Program.root().resolve("integration-tests/src/test/python");

  private final Path work;

  ExportReaders(Path work) {
    this.work = work;
  }

  /** What a program says of an event in a table and year. */
  record Key(String dataset, int ano, String granularidade, String event) {
    static Key of(JsonNode sum) {
      return new Key(
          sum.get("dataset_id").asText(),
          sum.get("ano").asInt(),
          sum.get("granularidade").asText(),
          sum.get("tipo_crime").asText());
    }
  }

  /** The sums of DuckDB, pandas and Spark, by what was read with what. */
  Map<String, Map<Key, JsonNode>> sums(Path export) throws IOException {
    Map<String, Map<Key, JsonNode>> sums = new LinkedHashMap<>();
    JsonNode read =
        JSON.readTree(python("readers", "sums.py", export.toString(), rows().toString()));
    read.fields().forEachRemaining(reader -> sums.put(reader.getKey(), byKey(reader.getValue())));
    assertThat(sums)
        .containsOnlyKeys("duckdb parquet", "duckdb parquet-id", "pandas parquet", "pandas csv");
    List<JsonNode> lines = new ArrayList<>();
    for (String line : spark(export.resolve("parquet")).lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    sums.put("spark parquet", byKey(lines));
    return sums;
  }

  /** Every row of the set with {@code id}, as the last {@link #sums} has read them: JSON lines. */
  Path rows() {
    return work.resolve("rows.json");
  }

  /** Runs one of the tests' Python programs to its end. */
  String python(String environment, String program, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(programs(environment) + "/python", PYTHON.resolve(program).toString()));
    command.addAll(List.of(arguments));
    return run(command).out();
  }

  /** Starts a program of a Python environment and comes back at once. */
  Program.Running start(String environment, String program, String... arguments) {
    List<String> command = List.of(programs(environment) + "/" + program);
    return new Program("service", command, work, Map.of()).start(arguments);
  }

  private String programs(String environment) {
    String script = PYTHON.resolve("environment.sh").toString();
    return run(List.of(script, environment)).out().strip() + "/bin";
  }

  private String spark(Path folder) {
    Path consumer = Program.root().resolve("consumer");
    return run(List.of(
            JavaProgram.java(),
            "-Xmx1g",
            "@" + consumer.resolve("jvm.options"),
            "-cp",
            "%s:%s/*"
                .formatted(
                    consumer.resolve("target/sinesp-consumer.jar"),
                    consumer.resolve("target/spark")),
            Program.root().resolve("integration-tests/src/test/spark/SparkSums.java").toString(),
            folder.toString()))
        .out();
  }

  private Finished run(List<String> command) {
    return Pipeline.succeeded(new Program("reader", command, work, Map.of()).run());
  }

  private static Map<Key, JsonNode> byKey(Iterable<JsonNode> sums) {
    Map<Key, JsonNode> byKey = new LinkedHashMap<>();
    for (JsonNode sum : sums) {
      assertThat(byKey.put(Key.of(sum), sum)).isNull();
    }
    return byKey;
  }

  /** Reads an export's manifest. */
  static JsonNode manifest(Path export) throws IOException {
    return JSON.readTree(Files.readAllBytes(export.resolve("manifest.json")));
  }
}
