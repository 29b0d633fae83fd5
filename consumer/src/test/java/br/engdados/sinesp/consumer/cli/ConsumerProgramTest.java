package br.engdados.sinesp.consumer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.program.CommandLine;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConsumerProgramTest {
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream results = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void helpListsCommandsAndOptionsWithTheirVariables() {
    assertThat(run("--help")).isEqualTo(ExitCode.DONE);
    assertThat(results.toString(StandardCharsets.UTF_8))
        .contains(
            "consume", "verify", "export", "dead-letters", "Exit codes: 0 done, 2 verify found");

    assertThat(run("consume", "--help")).isEqualTo(ExitCode.DONE);
    assertThat(results.toString(StandardCharsets.UTF_8))
        .contains("--mode", "[CONSUMER_MODE]", "[KAFKA_BOOTSTRAP_SERVERS]", "default: LOCAL_QUORUM")
        .contains("(default: all three)", "(default: 2m)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          consume --mode sometimes                              | --mode is append or initial
          consume --topics bairro                               | no topic of occurrences
          consume --cassandra-port 0                            | --cassandra-port
          consume --batch-bytes 10                              | --batch-bytes
          consume --max-dead-letters many                       | --max-dead-letters
          consume --keyspace Robert');DROP                      | --keyspace
          consume --wait-timeout soon                           | not a length of time
          consume --mode initial --starting-offsets latest      | contradicts
          consume --verify --trigger continuous                 | --verify needs an end
          consume --drain-when-stdin-ends --verify              | needs --trigger continuous
          consume --progress often                              | --progress is auto, bar or lines
          verify --progress often                               | --progress is auto, bar or lines
          consume --kafka-properties no-such-file               | no-such-file
          consume --no-such-option                              | --no-such-option
          export                                                | --to is missing
          export --to x --keep 0                                | --keep
          export --to s3://bucket/x                             | s3a
          """)
  void wrongUsageIsNamedAndExitsWith64(String line, String message) {
    assertThat(run(line.split(" ", -1))).isEqualTo(ExitCode.USAGE);
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains(message);
  }

  @Test
  void optionsComeFromTheEnvironmentAndTheCommandLineWins() {
    environment.put("CONSUMER_MODE", "sometimes");
    assertThat(run("consume")).isEqualTo(ExitCode.USAGE);
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains("sometimes");

    errors.reset();
    assertThat(run("consume", "--mode", "often")).isEqualTo(ExitCode.USAGE);
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains("often");
  }

  @Test
  void aFlagInTheEnvironmentAndOnTheCommandLineIsOn() {
    environment.put("CONSUMER_DRAIN_WHEN_STDIN_ENDS", "true");
    assertThat(run("consume", "--drain-when-stdin-ends")).isEqualTo(ExitCode.USAGE);
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains("needs --trigger continuous");
  }

  @Test
  void kafkaThatDoesNotAnswerIsAFailureWithinTheTime(@TempDir Path folder) {
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
    long started = System.nanoTime();
    assertThat(run("consume", "--wait-timeout", "1s", "--checkpoint-dir", folder.toString()))
        .isEqualTo(ExitCode.FAILED);
    assertThat(System.nanoTime() - started).isLessThan(30_000_000_000L);
  }

  private ExitCode run(String... arguments) {
    Console console =
        new Console(
            new PrintStream(results, true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8),
            false);
    return new CommandLine(new ConsumerProgram(), environment, console).run(arguments);
  }
}
