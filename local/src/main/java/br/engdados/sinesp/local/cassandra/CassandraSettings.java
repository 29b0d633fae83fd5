package br.engdados.sinesp.local.cassandra;

import br.engdados.sinesp.local.server.HeapSize;
import br.engdados.sinesp.local.server.LocalServer;
import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.ServerDirectory;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that can be chosen about Cassandra.
 *
 * @param directory where it keeps everything
 * @param client the port of CQL
 * @param storage the port between nodes, which has to be there for a single one too
 * @param jmx the port of JMX, loopback only, which {@code nodetool} uses
 * @param heap its heap
 * @param security what clients must bring; empty: nothing
 * @param extra further settings of {@code cassandra.yaml}, which win over those written here
 */
public record CassandraSettings(
    ServerDirectory directory,
    Port client,
    Port storage,
    Port jmx,
    HeapSize heap,
    Optional<CassandraSecurity> security,
    Map<String, Object> extra) {
  static final String STORAGE = "storage";
  static final String JMX = "jmx";

  /** Cassandra's own distances: CQL 9042, storage 7000, JMX 7199. */
  private static final int STORAGE_BELOW_CLIENT = 2042;

  private static final int JMX_ABOVE_STORAGE = 199;

  /** Takes a copy of the extra settings. */
  public CassandraSettings {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(jmx, "jmx");
    Objects.requireNonNull(heap, "heap");
    Objects.requireNonNull(security, "security");
    extra = Map.copyOf(extra);
  }

  /**
   * Settings without security. The other ports are those of last time where these are free, else
   * the first free ones from Cassandra's own distance to the client's port.
   *
   * @param directory where it keeps everything
   * @param client the port of CQL
   * @param heap its heap
   * @param remembered the ports of the last start; may be empty
   * @param ports hands out free ports
   * @return the settings
   */
  public static CassandraSettings of(
      ServerDirectory directory,
      Port client,
      HeapSize heap,
      Map<String, Port> remembered,
      Ports ports) {
    Port storage =
        ports.firstFreeFrom(
            again(remembered, STORAGE).orElse(client.number() - STORAGE_BELOW_CLIENT));
    Port jmx =
        ports.firstFreeFrom(again(remembered, JMX).orElse(storage.number() + JMX_ABOVE_STORAGE));
    return new CassandraSettings(directory, client, storage, jmx, heap, Optional.empty(), Map.of());
  }

  private static Optional<Integer> again(Map<String, Port> remembered, String name) {
    return Optional.ofNullable(remembered.get(name)).filter(Ports::isFree).map(Port::number);
  }

  /**
   * {@return these settings with it}
   *
   * @param wanted what clients must bring from now on
   */
  public CassandraSettings withSecurity(CassandraSecurity wanted) {
    return new CassandraSettings(directory, client, storage, jmx, heap, Optional.of(wanted), extra);
  }

  /**
   * {@return these settings with them}
   *
   * @param wanted settings of {@code cassandra.yaml}, which replace the extra ones so far
   */
  public CassandraSettings withExtra(Map<String, Object> wanted) {
    return new CassandraSettings(directory, client, storage, jmx, heap, security, wanted);
  }

  /** {@return the ports by name} */
  Map<String, Port> ports() {
    return Map.of(LocalServer.CLIENT, client, STORAGE, storage, JMX, jmx);
  }
}
