package br.engdados.sinesp.producer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.producer.reader.TestFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void wrongUsageIs64AndSaysWhatIsWrong() {
    assertThat(run(Map.of())).isEqualTo(ExitStatus.USAGE);
    assertThat(run(Map.of(), "publish", "--source", "dadosgov")).isEqualTo(ExitStatus.USAGE);
    assertThat(errors()).contains("DADOS_GOV_BR_TOKEN");
    assertThat(run(Map.of(), "publish", "--sorce", "x")).isEqualTo(ExitStatus.USAGE);
    assertThat(errors()).contains("unknown option or operand: --sorce");
    assertThat(run(Map.of(), "publsh")).isEqualTo(ExitStatus.USAGE);
    assertThat(run(Map.of(), "publish", "--source", "x", "--partitions", "three"))
        .isEqualTo(ExitStatus.USAGE);
    assertThat(run(Map.of(), "publish", "--source", "x", "--max-rejected", "many"))
        .isEqualTo(ExitStatus.USAGE);
    assertThat(errors()).contains("--max-rejected: 'many' is neither");
  }

  @Test
  void helpNamesEveryOptionWithItsVariable() {
    assertThat(run(Map.of(), "--help")).isEqualTo(ExitStatus.DONE);
    assertThat(run(Map.of(), "publish", "--help")).isEqualTo(ExitStatus.DONE);
    assertThat(results())
        .contains("inspect", "sample", "--max-rejected …  [SINESP_MAX_REJECTED]")
        .contains("--bootstrap-servers …  [KAFKA_BOOTSTRAP_SERVERS]", "(default: 0.1%)");
  }

  @Test
  void optionsComeFromTheEnvironmentAndTheCommandLineWins() {
    Map<String, String> environment = Map.of("SINESP_SOURCE", folder.resolve("env").toString());
    assertThat(run(environment, "publish")).isEqualTo(ExitStatus.FAILED);
    assertThat(errors()).contains("env: no such file or folder");
    assertThat(run(environment, "publish", "--source", folder.resolve("own").toString()))
        .isEqualTo(ExitStatus.FAILED);
    assertThat(errors()).contains("own: no such file or folder");
  }

  @Test
  void aFolderWithoutDataNamesWhatWasLookedFor() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "nothing");
    assertThat(run(Map.of(), "publish", "--source", folder.toString()))
        .isEqualTo(ExitStatus.FAILED);
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
        .isEqualTo(ExitStatus.FAILED);
    assertThat(errors()).contains("ERROR Kafka at 127.0.0.1:1: cannot list topics within 1 s");
  }

  @Test
  void theSampleIsAlwaysTheSameAndCanBeInspected() throws IOException {
    Path first = folder.resolve("one.xlsx");
    Path second = folder.resolve("two.xlsx");
    assertThat(run(Map.of(), "sample", "--out", first.toString())).isEqualTo(ExitStatus.DONE);
    assertThat(run(Map.of(), "sample", "--out", second.toString())).isEqualTo(ExitStatus.DONE);
    assertThat(results()).contains("2616 rows, SYNTHETIC");
    out.reset();
    assertThat(run(Map.of(), "inspect", first.toString())).isEqualTo(ExitStatus.DONE);
    String inspected = results();
    assertThat(inspected)
        .contains(
            "rows: 2,616", "rejected: 0", "  1999-01: 218", "DF: 432", "rows_repeating_a_key: 384")
        .contains("unknown_municipalities: none");
    out.reset();
    assertThat(run(Map.of(), "inspect", second.toString())).isEqualTo(ExitStatus.DONE);
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
    assertThat(run(Map.of(), "inspect", "--json", file.toString())).isEqualTo(ExitStatus.DONE);
    assertThat(results())
        .contains("\"SP SAO PAOLO\"", "São Paulo", "\"rejected\" : 1", "no such day");
  }

  private ExitStatus run(Map<String, String> environment, String... args) {
    Console console = new Console(stream(out), stream(err), false);
    return new CommandLine(environment, console).run(args);
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
