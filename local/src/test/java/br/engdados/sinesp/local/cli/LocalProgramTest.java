package br.engdados.sinesp.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.local.server.HeapSize;
import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.ServerDirectory;
import br.engdados.sinesp.program.CommandLine;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.JCommander;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalProgramTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private ExitCode run(Map<String, String> environment, String... arguments) {
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("LOCAL_DATA_DIR", folder.resolve("data").toString());
    Console console = new Console(stream(out), stream(err), false);
    return new CommandLine(new LocalProgram(), all, console).run(arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static StartRequest request(String... arguments) throws UsageException {
    UpCommand command = new UpCommand();
    JCommander.newBuilder().addObject(command).build().parse(arguments);
    return command.request();
  }

  @Test
  void whatIsNotGivenHasItsStandardValue() throws UsageException {
    StartRequest request = request("--kafka-port", "3333");
    assertThat(request.ports())
        .isEqualTo(Map.of(ServerKind.KAFKA, new Port(3333), ServerKind.CASSANDRA, new Port(9042)));
    assertThat(request.heaps())
        .isEqualTo(
            Map.of(
                ServerKind.KAFKA, new HeapSize("768m"), ServerKind.CASSANDRA, new HeapSize("1g")));
    assertThat(request.timeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(request.choice().data()).isAbsolute().endsWithRaw(Path.of(".local"));
    assertThat(request("--only", "kafka").choice().servers()).isEqualTo(Set.of(ServerKind.KAFKA));
  }

  @Test
  void theCommandLineWinsOverTheEnvironment() {
    Map<String, String> set = Map.of("LOCAL_ONLY", "kafka", "KAFKA_HEAP", " ");
    assertThat(run(set, "status")).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Kafka").doesNotContain("Cassandra");
    assertThat(run(set, "status", "--only", "cassandra")).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Cassandra");
  }

  @Test
  void saysWhereAWrongValueComesFrom() {
    wrong(
        Map.of("KAFKA_PORT", "nine"),
        "--kafka-port: port 'nine' is not a number (from KAFKA_PORT)",
        "up");
    wrong(Map.of("CASSANDRA_HEAP", "2"), "(from CASSANDRA_HEAP)", "up");
    wrong(Map.of("LOCAL_ONLY", "spark"), "kafka or cassandra, not 'spark' (from LOCAL_ONLY)", "up");
    wrong(Map.of(), "--timeout '0' is not a number of seconds", "up", "--timeout", "0");
    wrong(Map.of(), "cannot both have port 9042", "up", "--kafka-port", "9042");
    wrong(Map.of(), "folder's name is blank", "up", "--data-dir", " ");
  }

  private void wrong(Map<String, String> environment, String message, String... arguments) {
    err.reset();
    assertThat(run(environment, arguments)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
  }

  @Test
  void wrongUsageExitsWith64AndPointsToHelp() {
    assertThat(run(Map.of(), "upp")).isEqualTo(ExitCode.USAGE);
    assertThat(run(Map.of())).isEqualTo(ExitCode.USAGE);
    assertThat(run(Map.of(), "up", "--port", "1")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--help").contains("--port");
    assertThat(ExitCode.USAGE.status()).isEqualTo(64);
  }

  @Test
  void helpNamesTheVariables() {
    assertThat(run(Map.of(), "up", "--help")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("--kafka-port …  [KAFKA_PORT]", "[LOCAL_TIMEOUT]", "(default: 120)", "143");
  }

  @Test
  void refusesATakenPortByNameBeforeAnythingStarts() throws Exception {
    try (ServerSocket holder = new ServerSocket()) {
      holder.bind(Ports.address(new Ports().anyFree()));
      String port = Integer.toString(holder.getLocalPort());
      assertThat(run(Map.of("KAFKA_PORT", port, "CASSANDRA_PORT", "65000"), "up"))
          .isEqualTo(ExitCode.FAILED);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .contains("port " + port + " (Kafka) is taken; set KAFKA_PORT=");
      assertThat(folder.resolve("data").resolve("kafka")).doesNotExist();
    }
  }

  @Test
  void refusesTwoCommandsAtATimeOnOneFolder() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    try (DataLock held = DataLock.of(data)) {
      assertThat(held).isNotNull();
      assertThat(run(Map.of(), "down")).isEqualTo(ExitCode.FAILED);
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("another sinesp-local");
    }
    assertThat(run(Map.of(), "down")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void nothingRunningIsNotUpAndIsStoppedAlready() throws Exception {
    assertThat(run(Map.of(), "down")).isEqualTo(ExitCode.DONE);
    assertThat(run(Map.of(), "status")).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Kafka      down");
    Files.createDirectories(folder.resolve("data").resolve("kafka"));
    Files.writeString(
        new ServerDirectory(folder.resolve("data").resolve("kafka")).state(),
        "pid=" + ProcessHandle.current().pid() + "\nstarted=another\nport.client=9\n");
    assertThat(run(Map.of(), "status", "--only", "kafka")).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("down (it died)");
    assertThat(run(Map.of(), "down")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void saysHowToBuildMissingJars() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Ports ports = new Ports();
    assertThat(
            run(
                Map.of("KAFKA_PORT", ports.anyFree().toString()),
                "up",
                "--only",
                "kafka",
                "--home",
                empty.toString()))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("build them with: mvn");
  }
}
