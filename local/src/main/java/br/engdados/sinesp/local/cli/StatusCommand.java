package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.LocalServer;
import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.ProcessIdentity;
import br.engdados.sinesp.local.server.ServerProcess;
import br.engdados.sinesp.local.server.ServerState;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows what runs. */
final class StatusCommand {
  private final Request request;
  private final PrintStream out;

  StatusCommand(Request request, PrintStream out) {
    this.request = request;
    this.out = out;
  }

  /** {@return done where all servers asked for are up, else failed} */
  ExitStatus run() throws IOException {
    boolean allUp = true;
    for (ServerKind kind : ServerKind.values()) {
      if (request.servers().contains(kind)) {
        allUp &= show(kind);
      }
    }
    return allUp ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private boolean show(ServerKind kind) throws IOException {
    ServerState state = new ServerProcess(kind.title(), request.directory(kind)).state();
    Optional<ProcessIdentity> process = state.process().filter(ProcessIdentity::isAlive);
    Port client = state.ports().get(LocalServer.CLIENT);
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
        request.directory(kind).log());
    return listening;
  }

  private static String otherPorts(Map<String, Port> ports) {
    return new TreeMap<>(ports)
        .entrySet().stream()
            .filter(port -> !port.getKey().equals(LocalServer.CLIENT))
            .map(port -> port.getKey() + " " + port.getValue())
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String megabytes(OptionalLong bytes) {
    return bytes.isPresent()
        ? String.format(Locale.ROOT, "%d MB", bytes.getAsLong() / 1_000_000)
        : "unknown memory";
  }
}
