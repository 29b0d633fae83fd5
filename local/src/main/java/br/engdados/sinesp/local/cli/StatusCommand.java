package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.ProcessIdentity;
import br.engdados.sinesp.local.server.ServerDirectory;
import br.engdados.sinesp.local.server.ServerProcess;
import br.engdados.sinesp.local.server.ServerSettings;
import br.engdados.sinesp.local.server.ServerState;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows what runs; done where all servers asked for are up, else failed. */
@Parameters(
    commandDescription =
        "show what runs: address, pid, memory, ports, log; exit code 0 if all is up, else 3")
final class StatusCommand implements Command {
  @ParametersDelegate private final ChoiceOptions choice = new ChoiceOptions();

  @Override
  public String name() {
    return "status";
  }

  @Override
  public String examples() {
    return """
    sinesp-local status
    sinesp-local status --only cassandra
    """;
  }

  @Override
  public ExitCode run(Console console) throws UsageException, IOException {
    ServerChoice chosen = choice.choice();
    boolean allUp = true;
    for (ServerKind kind : ServerKind.values()) {
      if (chosen.servers().contains(kind)) {
        allUp &= show(kind, chosen.directory(kind), console.out());
      }
    }
    return allUp ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static boolean show(ServerKind kind, ServerDirectory directory, PrintStream out)
      throws IOException {
    ServerState state = new ServerProcess(kind.title(), directory).state();
    Optional<ProcessIdentity> process = state.process().filter(ProcessIdentity::isAlive);
    Port client = state.ports().get(ServerSettings.CLIENT);
    if (process.isEmpty() || client == null) {
      out.printf("%-10s down%s%n", kind.title(), state.process().isPresent() ? " (it died)" : "");
      return false;
    }
    boolean listening = !Ports.isFree(client);
    out.printf(
        "%-10s %-8s %s:%s  pid %d  %s resident  %s  log %s%n",
        kind.title(),
        listening ? "up" : "starting",
        Ports.HOST,
        client,
        process.get().pid(),
        megabytes(process.get().residentBytes()),
        otherPorts(state.ports()),
        directory.log());
    return listening;
  }

  private static String otherPorts(Map<String, Port> ports) {
    return new TreeMap<>(ports)
        .entrySet().stream()
            .filter(port -> !port.getKey().equals(ServerSettings.CLIENT))
            .map(port -> port.getKey() + " " + port.getValue())
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String megabytes(OptionalLong bytes) {
    return bytes.isPresent()
        ? String.format(Locale.ROOT, "%d MB", bytes.getAsLong() / 1_000_000)
        : "unknown memory";
  }
}
