package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.HeapSize;
import br.engdados.sinesp.local.server.Port;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What shall come up.
 *
 * @param choice which servers, and where their files are
 * @param home the project's folder {@code local}; empty: where this program lies
 * @param ports the client port of each server
 * @param heaps the heap of each server
 * @param timeout how long to wait for each
 */
record StartRequest(
    ServerChoice choice,
    Optional<Path> home,
    Map<ServerKind, Port> ports,
    Map<ServerKind, HeapSize> heaps,
    Duration timeout) {
  /**
   * Keeps copies.
   *
   * @throws IllegalArgumentException where both servers would have one port
   */
  StartRequest {
    ports = Map.copyOf(ports);
    heaps = Map.copyOf(heaps);
    if (choice.servers().size() > 1 && Set.copyOf(ports.values()).size() < ports.size()) {
      throw new IllegalArgumentException(
          "Kafka and Cassandra cannot both have port "
              + ports.get(ServerKind.KAFKA)
              + "; set KAFKA_PORT or CASSANDRA_PORT");
    }
  }
}
