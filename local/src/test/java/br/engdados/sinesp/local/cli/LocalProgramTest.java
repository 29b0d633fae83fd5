package br.engdados.sinesp.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.local.server.HeapSize;
import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.ServerDirectory;
import com.beust.jcommander.JCommander;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private ExitStatus run(Map<String, String> environment, String... arguments) {
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("LOCAL_DATA_DIR", folder.resolve("data").toString());
    return new Program(all, stream(out), stream(err)).run(List.of(arguments));
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static Request request(Map<String, String> environment, String... arguments)
      throws UsageException {
    return new RequestFactory(environment).from(List.of(arguments)).orElseThrow();
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheDefault() throws UsageException {
    Request request =
        request(
            Map.of("KAFKA_PORT", "1111", "CASSANDRA_PORT", "2222", "KAFKA_HEAP", " "),
            "up",
            "--kafka-port",
            "3333");
    assertThat(request.ports())
        .isEqualTo(Map.of(ServerKind.KAFKA, new Port(3333), ServerKind.CASSANDRA, new Port(2222)));
    assertThat(request.heaps())
        .isEqualTo(
            Map.of(
                ServerKind.KAFKA, new HeapSize("768m"), ServerKind.CASSANDRA, new HeapSize("1g")));
    assertThat(request.timeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(request.data()).isAbsolute().endsWithRaw(Path.of(".local"));
    assertThat(request(Map.of("LOCAL_ONLY", "kafka"), "status").servers())
        .isEqualTo(Set.of(ServerKind.KAFKA));
  }

  @Test
  void saysWhereAWrongValueComesFrom() {
    assertThatThrownBy(() -> request(Map.of("KAFKA_PORT", "nine"), "up"))
        .isInstanceOf(UsageException.class)
        .hasMessage("port 'nine' is not a number (from KAFKA_PORT)");
    assertThatThrownBy(() -> request(Map.of(), "up", "--timeout", "0"))
        .hasMessageContaining("timeout '0'");
    assertThatThrownBy(() -> request(Map.of(), "up", "--kafka-port", "9042"))
        .hasMessageContaining("cannot both have port 9042");
    assertThatThrownBy(() -> request(Map.of(), "up", "--only", "spark"))
        .hasMessageContaining("kafka or cassandra");
  }

  @Test
  void wrongUsageExitsWith64AndPointsToHelp() {
    assertThat(run(Map.of(), "upp")).isEqualTo(ExitStatus.USAGE);
    assertThat(run(Map.of())).isEqualTo(ExitStatus.USAGE);
    assertThat(run(Map.of(), "up", "--port", "1")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--help").contains("--port");
    assertThat(ExitStatus.USAGE.code()).isEqualTo(64);
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(run(Map.of(), "up", "--help")).isEqualTo(ExitStatus.DONE);
    String help = out.toString(StandardCharsets.UTF_8);
    for (Object options : List.of(new Options.Up(), new Options.Status(), new Options.Down())) {
      JCommander.newBuilder()
          .addObject(options)
          .build()
          .getParameters()
          .forEach(option -> assertThat(help).contains(option.getLongestName()));
    }
  }

  @Test
  void refusesATakenPortByNameBeforeAnythingStarts() throws Exception {
    try (ServerSocket holder = new ServerSocket()) {
      holder.bind(Ports.address(new Ports().anyFree()));
      String port = Integer.toString(holder.getLocalPort());
      assertThat(run(Map.of("KAFKA_PORT", port, "CASSANDRA_PORT", "65000"), "up"))
          .isEqualTo(ExitStatus.FAILED);
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
      assertThat(run(Map.of(), "down")).isEqualTo(ExitStatus.FAILED);
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("another sinesp-local");
    }
    assertThat(run(Map.of(), "down")).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void nothingRunningIsNotUpAndIsStoppedAlready() throws Exception {
    assertThat(run(Map.of(), "down")).isEqualTo(ExitStatus.DONE);
    assertThat(run(Map.of(), "status")).isEqualTo(ExitStatus.FAILED);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Kafka      down");
    Files.createDirectories(folder.resolve("data").resolve("kafka"));
    Files.writeString(
        new ServerDirectory(folder.resolve("data").resolve("kafka")).state(),
        "pid=" + ProcessHandle.current().pid() + "\nstarted=another\nport.client=9\n");
    assertThat(run(Map.of(), "status", "--only", "kafka")).isEqualTo(ExitStatus.FAILED);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("down (it died)");
    assertThat(run(Map.of(), "down")).isEqualTo(ExitStatus.DONE);
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
        .isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("build them with: mvn");
  }
}
