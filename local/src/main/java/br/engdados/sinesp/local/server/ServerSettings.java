package br.engdados.sinesp.local.server;

import java.util.Map;
import java.util.Objects;

/**
 * What can be chosen about any server.
 *
 * @param directory where it keeps everything
 * @param heap its heap
 * @param ports all ports that it listens on, by name; {@link #CLIENT} among them
 */
public record ServerSettings(ServerDirectory directory, HeapSize heap, Map<String, Port> ports) {
  /** The name of the port that clients connect to. */
  public static final String CLIENT = "client";

  /** Takes a copy of the ports. */
  public ServerSettings {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(heap, "heap");
    ports = Map.copyOf(ports);
    Objects.requireNonNull(ports.get(CLIENT), CLIENT);
  }

  /** {@return the port that clients connect to} */
  public Port client() {
    return port(CLIENT);
  }

  /**
   * {@return a port}
   *
   * @param name such as {@link #CLIENT}
   * @throws IllegalArgumentException where there is none of that name
   */
  public Port port(String name) {
    Port port = ports.get(name);
    if (port == null) {
      throw new IllegalArgumentException("no port '" + name + "', but " + ports);
    }
    return port;
  }
}
