package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.json.OccurrenceSchema;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The producer with a real schema registry, and the metrics that it leaves. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SchemaRegistryIT {
  private static final List<String> SUBJECTS =
      Arrays.stream(Granularidade.values())
          .map(granularidade -> OccurrenceTopic.of(granularidade) + "-value")
          .sorted()
          .toList();
  private static final String MUNICIPIO = OccurrenceTopic.of(Granularidade.MUNICIPIO);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Pipeline pipeline;
  private final Path metrics;
  private SchemaRegistry registry;

  SchemaRegistryIT(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.metrics = pipeline.folder().resolve("sinesp_producer.prom");
  }

  @BeforeEach
  void startRegistry() throws IOException {
    registry = SchemaRegistry.start(pipeline.folder());
  }

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Test
  void theSchemaIsRegisteredOnceAndAnOldFormStopsTheRunBeforeTheFirstRecord() throws IOException {
    Path sample = pipeline.folder().resolve("sample.xlsx");
    Pipeline.succeeded(pipeline.producer().run("sample", "--out", sample.toString()));
    Path other =
        new YearlyCsv()
            .victims("SP", "SÃO PAULO", "Suicídio", "2021-01-01", 1)
            .write(pipeline.folder().resolve("other.csv"));

    // A dry run asks nothing of the registry.
    Pipeline.succeeded(publish(sample, "--dry-run"));
    assertThat(registry.subjects()).isEmpty();

    Finished first = Pipeline.succeeded(publish(sample));
    assertThat(first.err()).contains("event=schema_registered subject=" + MUNICIPIO + "-value");
    assertThat(registry.subjects()).isEqualTo(SUBJECTS);
    for (String subject : SUBJECTS) {
      assertThat(registry.get("/config/" + subject).path("compatibilityLevel").asText())
          .isEqualTo("BACKWARD");
      JsonNode newest = registry.get("/subjects/" + subject + "/versions/latest");
      assertThat(newest.path("schemaType").asText("JSON")).isEqualTo("JSON");
      assertThat(JSON.readTree(newest.path("schema").asText()))
          .isEqualTo(JSON.readTree(OccurrenceSchema.text()));
    }
    long published = pipeline.endOffset(MUNICIPIO);
    assertThat(published).isPositive();
    assertThat(metric("sinesp_producer_run_exit_code")).isZero();
    assertThat(metric("sinesp_producer_rows_read{dataset=\"sinesp-vde\"}")).isEqualTo(2616);
    assertThat(
            metric(
                "sinesp_producer_records_published{dataset=\"sinesp-vde\",op=\"new\",topic=\""
                    + MUNICIPIO
                    + "\"}"))
        .isEqualTo((double) published);
    final double success = metric("sinesp_producer_last_success_timestamp_seconds");

    Finished second = Pipeline.succeeded(publish(other));
    assertThat(second.err()).contains("event=schema_known").doesNotContain("schema_registered");
    for (String subject : SUBJECTS) {
      assertThat(registry.get("/subjects/" + subject + "/versions")).hasSize(1);
    }

    // Another registry, where the years of that topic are texts.
    registry.close();
    registry = SchemaRegistry.start(pipeline.folder());
    registry.register(MUNICIPIO + "-value", withAnotherType());
    final long before = pipeline.endOffset(MUNICIPIO);
    Path third =
        new YearlyCsv()
            .victims("SP", "SÃO PAULO", "Suicídio", "2020-01-01", 1)
            .write(pipeline.folder().resolve("third.csv"));
    Finished refused = publish(third);
    assertThat(refused.exitCode()).as(refused.all()).isEqualTo(3);
    assertThat(refused.err())
        .contains(
            "ERROR schema registry " + registry.url(),
            "not compatible with the newest one of subject " + MUNICIPIO + "-value",
            "Nothing was published")
        .doesNotContain("\tat ");
    assertThat(pipeline.endOffset(MUNICIPIO)).isEqualTo(before);
    assertThat(registry.subjects()).containsExactly(MUNICIPIO + "-value");
    assertThat(metric("sinesp_producer_run_exit_code")).isEqualTo(3);
    assertThat(metric("sinesp_producer_last_success_timestamp_seconds"))
        .isGreaterThan(success)
        .isLessThan(metric("sinesp_producer_run_start_timestamp_seconds"));
  }

  private Finished publish(Path file, String... options) {
    String[] fixed = {"publish", "--source", file.toString(), "--metrics-file", metrics.toString()};
    String[] arguments = Arrays.copyOf(fixed, fixed.length + options.length);
    System.arraycopy(options, 0, arguments, fixed.length, options.length);
    return pipeline.producer(Map.of("SCHEMA_REGISTRY_URL", registry.url())).run(arguments);
  }

  private double metric(String series) throws IOException {
    return Files.readAllLines(metrics).stream()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + series + " in " + metrics));
  }

  /** The contract's schema, but for a year that is a text: who reads that cannot read a number. */
  private static String withAnotherType() throws IOException {
    ObjectNode schema = (ObjectNode) JSON.readTree(OccurrenceSchema.text());
    ((ObjectNode) schema.path("properties").path("ano")).removeAll().put("type", "string");
    return schema.toString();
  }
}
