package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.HeapSize;
import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.ServerDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The command line and the environment, checked.
 *
 * @param action what to do
 * @param servers with which servers
 * @param data the folder under which each keeps its files
 * @param home the project's folder {@code local}; empty: where this program lies
 * @param ports the client port of each server
 * @param heaps the heap of each server
 * @param timeout how long to wait for a start or a stop
 */
record Request(
    Action action,
    Set<ServerKind> servers,
    Path data,
    Optional<Path> home,
    Map<ServerKind, Port> ports,
    Map<ServerKind, HeapSize> heaps,
    Duration timeout) {

  Request {
    servers = Set.copyOf(servers);
    ports = Map.copyOf(ports);
    heaps = Map.copyOf(heaps);
  }

  ServerDirectory directory(ServerKind kind) {
    return new ServerDirectory(data.resolve(kind.folder()));
  }
}
