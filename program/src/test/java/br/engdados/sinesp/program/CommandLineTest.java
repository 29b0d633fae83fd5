package br.engdados.sinesp.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CommandLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Throwable thrown;

  @Parameters(commandDescription = "write down a greeting")
  private final class Greet implements Command {
    @Parameter(names = "--name", order = 1, description = "whom to greet")
    private String name = "Ana";

    @Parameter(
        names = "--wait",
        order = 2,
        converter = DurationConverter.class,
        description = "how long to wait")
    private Duration wait = Duration.ofMinutes(2);

    @Parameter(names = "--loud", order = 3, description = "in capitals")
    private boolean loud;

    @Parameter(description = "WORD")
    private List<String> words = new ArrayList<>();

    @Override
    public String name() {
      return "greet";
    }

    @Override
    public String operands() {
      return "WORD";
    }

    @Override
    public String examples() {
      return "hello greet x\n";
    }

    @Override
    public ExitCode run(Console console) throws Exception {
      if (thrown instanceof Exception exception) {
        throw exception;
      }
      if (thrown instanceof Error error) {
        throw error;
      }
      console.out().println(String.join(" ", name, words.toString(), wait.toString(), "" + loud));
      return ExitCode.UNCHANGED;
    }
  }

  private Program program(Map<String, String> environment, Console console) {
    return new Program(
        "hello",
        "greets.",
        new VariableNames("HELLO_", Map.of("--wait", "WAIT_TIME")),
        List.of(new Greet()),
        List.of(ExitCode.DONE, ExitCode.FAILED),
        "",
        new FailureSorter(Set.of(IOException.class), Set.of()),
        new ConsoleFailures(console.err()));
  }

  private ExitCode run(Map<String, String> environment, String... arguments) {
    out.reset();
    err.reset();
    Console console = new Console(stream(out), stream(err), false);
    return new CommandLine(this::program, environment, console).run(arguments);
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

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheStandardValue() {
    Map<String, String> set = Map.of("HELLO_NAME", "Rui", "WAIT_TIME", "5s");
    assertThat(run(set, "greet", "--wait", "1h", "x", "y")).isEqualTo(ExitCode.UNCHANGED);
    assertThat(results()).isEqualTo("Rui [x, y] PT1H false\n");
    assertThat(run(Map.of("HELLO_NAME", "", "WAIT_TIME", " "), "greet")).isNotNull();
    assertThat(results()).isEqualTo("Ana [] PT2M false\n");
  }

  @Test
  void aFlagInTheEnvironmentAndOnTheCommandLineIsOn() {
    run(Map.of("HELLO_LOUD", "true"), "greet", "--loud");
    assertThat(results()).endsWith("true\n");
    run(Map.of("HELLO_LOUD", "true"), "greet");
    assertThat(results()).endsWith("true\n");
  }

  @Test
  void anArgumentMayBeginWithAnAtSign() {
    run(Map.of(), "greet", "@no-such-file");
    assertThat(results()).contains("[@no-such-file]");
  }

  @Test
  void helpComesFromTheOptionsWhateverWasGiven() {
    Map<String, String> wrong = Map.of("WAIT_TIME", "soon", "HELLO_HELP", "true");
    assertThat(run(wrong, "--help")).isEqualTo(ExitCode.DONE);
    assertThat(results())
        .startsWith("hello: greets.\n")
        .contains("  greet  write down a greeting\n", "\nExit codes: 0 done, 3 failed.\n");
    assertThat(run(wrong, "greet", "--name", "Eva", "-h")).isEqualTo(ExitCode.DONE);
    assertThat(results())
        .startsWith("Usage: hello greet WORD [options]\n")
        .contains("  --name …  [HELLO_NAME]\n      whom to greet (default: Ana)\n")
        .contains("  --wait …  [WAIT_TIME]\n      how long to wait (default: 2m)\n")
        .contains("  --loud  [HELLO_LOUD]\n      in capitals\n", "  --help, -h\n")
        .contains("Examples\n  hello greet x\n");
    assertThat(run(Map.of("HELLO_HELP", "true"), "greet")).isEqualTo(ExitCode.UNCHANGED);
  }

  @Test
  void wrongUsageIs64AndSaysWhatIsWrongAndWhereItComesFrom() {
    assertThat(run(Map.of())).isEqualTo(ExitCode.USAGE);
    assertThat(errors()).contains("Usage: hello COMMAND");
    assertThat(run(Map.of(), "gret")).isEqualTo(ExitCode.USAGE);
    assertThat(errors()).contains("gret", "hello --help shows the commands");
    assertThat(run(Map.of("WAIT_TIME", "soon"), "greet")).isEqualTo(ExitCode.USAGE);
    assertThat(errors()).contains("ERROR --wait: not a length of time", "soon (from WAIT_TIME)\n");
    assertThat(run(Map.of("WAIT_TIME", "5s"), "greet", "--wait", "soon")).isEqualTo(ExitCode.USAGE);
    assertThat(errors()).doesNotContain("WAIT_TIME");
    thrown = new UsageException("--name is taken");
    assertThat(run(Map.of("HELLO_NAME", "Rui"), "greet")).isEqualTo(ExitCode.USAGE);
    assertThat(errors()).startsWith("ERROR --name is taken (from HELLO_NAME)\n");
  }

  @Test
  void theWorldsFailureIsOneLineAndOursAsksForAReport() {
    thrown = new IOException("x.csv: no such file");
    assertThat(run(Map.of(), "greet")).isEqualTo(ExitCode.FAILED);
    assertThat(errors()).isEqualTo("ERROR x.csv: no such file\n");
    assertThat(run(Map.of(), "greet", "--verbose")).isEqualTo(ExitCode.FAILED);
    assertThat(errors()).contains("ERROR x.csv: no such file\n", "\tat ");
    thrown = new IllegalStateException("7");
    assertThat(run(Map.of(), "greet")).isEqualTo(ExitCode.FAILED);
    assertThat(errors())
        .startsWith("ERROR this is a fault of the program: java.lang.IllegalStateException: 7\n")
        .contains("--verbose");
    thrown = new OutOfMemoryError("Java heap space");
    assertThat(run(Map.of(), "greet")).isEqualTo(ExitCode.FAILED);
    assertThat(errors()).startsWith("ERROR out of memory");
  }

  @Test
  void whoeverIsInterruptedHasBeenStopped() {
    thrown = new InterruptedException();
    assertThat(run(Map.of(), "greet")).isEqualTo(ExitCode.STOPPED);
    assertThat(errors()).startsWith("Stopped.");
    thrown = new IOException("closed");
    Thread.currentThread().interrupt();
    try {
      assertThat(run(Map.of(), "greet")).isEqualTo(ExitCode.STOPPED);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
