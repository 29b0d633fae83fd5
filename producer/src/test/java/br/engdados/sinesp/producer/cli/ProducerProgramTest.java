package br.engdados.sinesp.producer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.producer.reader.TestFiles;
import br.engdados.sinesp.program.CommandLine;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProducerProgramTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void wrongUsageIs64AndSaysWhatIsWrong() {
    assertThat(run(Map.of())).isEqualTo(ExitCode.USAGE);
    assertThat(run(Map.of(), "publish", "--source", "dadosgov")).isEqualTo(ExitCode.USAGE);
    assertThat(errors()).contains("DADOS_GOV_BR_TOKEN");
    assertThat(run(Map.of(), "publish", "--sorce", "x")).isEqualTo(ExitCode.USAGE);
    assertThat(errors()).contains("unknown option or operand: --sorce");
    assertThat(run(Map.of(), "publsh")).isEqualTo(ExitCode.USAGE);
    assertThat(run(Map.of(), "publish", "--source", "x", "--partitions", "three"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run(Map.of(), "publish", "--source", "x", "--max-rejected", "many"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(errors()).contains("--max-rejected: 'many' is neither");
    assertThat(run(Map.of(), "publish", "--source", "x", "--max-withdrawn", "some"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(errors()).contains("--max-withdrawn: 'some' is neither");
  }

  @Test
  void copiesOfATopicAreAWholeNumber() {
    String missing = folder.resolve("missing").toString();
    for (String copies : List.of("-1", "1", "3")) {
      Map<String, String> environment = Map.of("KAFKA_REPLICATION_FACTOR", copies);
      assertThat(run(environment, "publish", "--source", missing)).isEqualTo(ExitCode.FAILED);
    }
    for (String copies : List.of("0", "-2", "32768", "three")) {
      assertThat(run(Map.of(), "publish", "--source", missing, "--replication-factor", copies))
          .isEqualTo(ExitCode.USAGE);
    }
    assertThat(errors()).contains("--replication-factor must be -1, or from 1 to 32767");
  }

  @Test
  void helpNamesEveryOptionWithItsVariable() {
    assertThat(run(Map.of(), "--help")).isEqualTo(ExitCode.DONE);
    assertThat(run(Map.of(), "publish", "--help")).isEqualTo(ExitCode.DONE);
    assertThat(results())
        .contains("inspect", "sample", "--max-rejected …  [SINESP_MAX_REJECTED]")
        .contains("--bootstrap-servers …  [KAFKA_BOOTSTRAP_SERVERS]", "(default: 0.1%)");
  }

  @Test
  void optionsComeFromTheEnvironmentAndTheCommandLineWins() {
    Map<String, String> environment = Map.of("SINESP_SOURCE", folder.resolve("env").toString());
    assertThat(run(environment, "publish")).isEqualTo(ExitCode.FAILED);
    assertThat(errors()).contains("env: no such file or folder");
    assertThat(run(environment, "publish", "--source", folder.resolve("own").toString()))
        .isEqualTo(ExitCode.FAILED);
    assertThat(errors()).contains("own: no such file or folder");
  }

  @Test
  void aFlagInTheEnvironmentAndOnTheCommandLineIsOn() throws IOException {
    String file = TestFiles.text(folder, "a.csv", TestFiles.VDE_HEADER).path().toString();
    assertThat(run(Map.of("SINESP_JSON", "true"), "inspect", "--json", file))
        .isEqualTo(ExitCode.DONE);
    assertThat(results()).startsWith("{");
  }

  @Test
  void aFolderWithoutDataNamesWhatWasLookedFor() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "nothing");
    assertThat(run(Map.of(), "publish", "--source", folder.toString())).isEqualTo(ExitCode.FAILED);
    assertThat(errors()).contains("no data files in this folder", ".xlsx, .csv.xz, .csv.gz, .csv");
  }

  @Test
  void kafkaOutOfReachIsAnErrorWithinTheTimeout() throws IOException {
    Path file = TestFiles.text(folder, "a.csv", TestFiles.VDE_HEADER).path();
    assertThat(
            run(
                Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1", "KAFKA_TIMEOUT", "1"),
                "publish",
                "--source",
                file.toString()))
        .isEqualTo(ExitCode.FAILED);
    assertThat(errors()).contains("ERROR Kafka at 127.0.0.1:1: cannot list topics within 1 s");
  }

  @Test
  void aDryRunNeedsNoKafkaAndSaysWithWhatItCompared() throws IOException {
    String file =
        TestFiles.text(
                folder,
                "a.csv",
                TestFiles.VDE_HEADER,
                "SP,ITU,Suicídio,2023-01-01,,,,,,,1,1,,Estadual,x")
            .path()
            .toString();
    Map<String, String> nowhere =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "127.0.0.1:1",
            "KAFKA_TIMEOUT",
            "1",
            "SINESP_REPORT_DIR",
            folder.resolve("reports").toString(),
            "SINESP_STATE_DIR",
            folder.resolve("state").toString());
    for (List<String> against : List.of(List.of("--against", "none"), List.<String>of())) {
      List<String> arguments = new ArrayList<>(List.of("publish", "--source", file, "--dry-run"));
      arguments.addAll(against);
      out.reset();
      assertThat(run(nowhere, arguments.toArray(String[]::new))).isEqualTo(ExitCode.DONE);
      assertThat(results()).contains("compared with nothing: every row counts as new");
    }
    assertThat(run(nowhere, "publish", "--source", file, "--dry-run", "--against", "topics"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(errors()).contains("cannot list topics within 1 s", "--against none");
    assertThat(run(nowhere, "publish", "--source", file, "--against", "none"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run(nowhere, "publish", "--source", file, "--dry-run", "--against", "kafka"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(errors()).contains("--against must be topics or none, is 'kafka'");
  }

  @Test
  void aRegistryIsNamedByOneAddressAndItsPasswordNeverShown() throws IOException {
    Path file = TestFiles.text(folder, "a.csv", TestFiles.VDE_HEADER).path();
    for (String url :
        List.of("registry:8081", "http://user:hidden@registry", "http://a,http://b")) {
      assertThat(
              run(Map.of(), "publish", "--source", file.toString(), "--schema-registry-url", url))
          .isEqualTo(ExitCode.USAGE);
    }
    Map<String, String> environment =
        Map.of(
            "SCHEMA_REGISTRY_URL", "http://127.0.0.1:1",
            "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", "hidden",
            "SCHEMA_REGISTRY_TIMEOUT", "2");
    assertThat(run(environment, "publish", "--source", file.toString())).isEqualTo(ExitCode.FAILED);
    assertThat(errors())
        .contains("--schema-registry-url: not one http:// or https:// URL", "user:password")
        .doesNotContain("hidden");
    assertThat(run(environment, "publish", "--help")).isEqualTo(ExitCode.DONE);
    assertThat(results())
        .contains("--schema-registry-url …  [SCHEMA_REGISTRY_URL]")
        .contains("--schema-registry-user-info-file …  [SCHEMA_REGISTRY_USER_INFO_FILE]")
        .contains("--metrics-file …  [SINESP_METRICS_FILE]")
        .doesNotContain("hidden");
  }

  @Test
  void aFailedRunLeavesItsMetricsAndKeepsTheTimeOfTheLastSuccess() throws IOException {
    Path file = TestFiles.text(folder, "a.csv", TestFiles.VDE_HEADER).path();
    Path metrics = folder.resolve("sinesp.prom");
    String success = "sinesp_producer_last_success_timestamp_seconds 1.7951E9";
    Files.writeString(metrics, "# HELP x\n" + success + "\n");
    Map<String, String> nowhere =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
            "KAFKA_TIMEOUT", "1",
            "SINESP_METRICS_FILE", metrics.toString());
    assertThat(run(nowhere, "publish", "--source", file.toString())).isEqualTo(ExitCode.FAILED);
    assertThat(metrics)
        .content()
        .contains("sinesp_producer_run_exit_code 3.0\n", success + "\n")
        .contains("sinesp_producer_rows_read{dataset=\"sinesp-vde\"} 0.0\n");
    assertThat(run(nowhere, "publish", "--source", file.toString(), "--partitions", "0"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(metrics).content().contains("sinesp_producer_run_exit_code 64.0\n", success);
    String before = Files.readString(metrics);
    assertThat(run(nowhere, "publish", "--source", file.toString(), "--dry-run"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(metrics).content().isEqualTo(before);
    assertThat(
            run(
                nowhere,
                "publish",
                "--source",
                file.toString(),
                "--metrics-file",
                folder.resolve("missing/sinesp.prom").toString()))
        .isEqualTo(ExitCode.FAILED);
    assertThat(errors()).contains("missing/sinesp.prom: no folder that can be written to");
  }

  @Test
  void theSampleIsAlwaysTheSameAndCanBeInspected() throws IOException {
    Path first = folder.resolve("one.xlsx");
    Path second = folder.resolve("two.xlsx");
    assertThat(run(Map.of(), "sample", "--out", first.toString())).isEqualTo(ExitCode.DONE);
    assertThat(run(Map.of(), "sample", "--out", second.toString())).isEqualTo(ExitCode.DONE);
    assertThat(results()).contains("2616 rows, SYNTHETIC");
    out.reset();
    assertThat(run(Map.of(), "inspect", first.toString())).isEqualTo(ExitCode.DONE);
    String inspected = results();
    assertThat(inspected)
        .contains(
            "rows: 2,616", "rejected: 0", "  1999-01: 218", "DF: 432", "rows_repeating_a_key: 384")
        .contains("unknown_municipalities: none", "unknown_events: none", "notes: none");
    out.reset();
    assertThat(run(Map.of(), "inspect", second.toString())).isEqualTo(ExitCode.DONE);
    assertThat(results().replace("two.xlsx", "one.xlsx").replaceAll("bytes: .*", ""))
        .isEqualTo(inspected.replaceAll("bytes: .*", ""));
  }

  @Test
  void inspectNamesTheClosestMunicipalities() throws IOException {
    Path file =
        TestFiles.text(
                folder,
                "a.csv",
                TestFiles.VDE_HEADER,
                "SP,SAO PAOLO,Roubo de carga,2023-01-01,,,,,,,,5,,Estadual,",
                "SP,ITU,Roubo de carga,2023-02-31,,,,,,,,5,,Estadual,")
            .path();
    assertThat(run(Map.of(), "inspect", "--json", file.toString())).isEqualTo(ExitCode.DONE);
    assertThat(results())
        .contains("\"SP SAO PAOLO\"", "São Paulo", "\"rejected\" : 1", "no such day");
  }

  @Test
  void inspectNamesUnknownEventsAndTheClosestKnownOne() throws IOException {
    Path file =
        TestFiles.text(
                folder,
                "a.csv",
                TestFiles.VDE_HEADER,
                "SP,ITU,Feminicdio,2023-01-01,,,,,,,5,,,Estadual,")
            .path();
    assertThat(run(Map.of(), "inspect", file.toString())).isEqualTo(ExitCode.DONE);
    assertThat(results())
        .contains("unknown_events", "  Feminicdio", "    rows: 1", "    closest: Feminicídio");
  }

  @Test
  void theFormatOfNumbersCanBeTold() throws IOException {
    Path file =
        TestFiles.text(
                folder,
                "a.csv",
                TestFiles.VDE_HEADER,
                "SP,,Apreensão de Cocaína,2024-01-01,,,,,,,,,1.234,Estadual,")
            .path();
    assertThat(run(Map.of(), "inspect", file.toString())).isEqualTo(ExitCode.DONE);
    assertThat(results())
        .contains("1234 or 1.234: nothing in the file tells which", "--number-format br (1234)");
    out.reset();
    assertThat(run(Map.of("SINESP_NUMBER_FORMAT", "BR"), "inspect", file.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(results()).contains("rejected: 0", "sum: 1234", "thousand marks");
    assertThat(run(Map.of(), "inspect", file.toString(), "--number-format", "pt"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(errors()).contains("--number-format must be br (1.234,5) or en (1,234.5), is 'pt'");
    assertThat(run(Map.of(), "inspect", file.toString(), "--date-order", "ymd"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(errors()).contains("--date-order must be dmy (day first) or mdy (month first)");
  }

  private ExitCode run(Map<String, String> environment, String... args) {
    Console console = new Console(stream(out), stream(err), false);
    return new CommandLine(new ProducerProgram(), environment, console).run(args);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String results() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
