package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.ServerProcess;
import br.engdados.sinesp.local.server.ServerSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the ports before anything is started. */
final class PortCheck {
  private PortCheck() {}

  /**
   * {@return why it cannot, with a way out; empty where it can}
   *
   * @param request what shall come up
   * @throws IOException where a state file cannot be read
   */
  static Optional<String> refusal(StartRequest request) throws IOException {
    List<String> refusals = new ArrayList<>();
    for (ServerKind kind : request.choice().servers()) {
      Port wanted = request.ports().get(kind);
      ServerProcess process = new ServerProcess(kind.title(), request.choice().directory(kind));
      if (process.running().isPresent()) {
        Port actual = process.state().ports().get(ServerSettings.CLIENT);
        if (!wanted.equals(actual)) {
          refusals.add(
              "%s is up already, on port %s and not %s; set %s=%s, or stop it first: sinesp-local down"
                  .formatted(kind.title(), actual, wanted, kind.portVariable(), actual));
        }
      } else if (!Ports.isFree(wanted)) {
        Ports ports = new Ports();
        request.ports().values().forEach(ports::reserve);
        refusals.add(
            "port %s (%s) is taken; set %s=%s or another free one, or stop who holds it"
                .formatted(
                    wanted,
                    kind.title(),
                    kind.portVariable(),
                    ports.firstFreeFrom(wanted.number() + 1)));
      }
    }
    return refusals.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", refusals));
  }
}
