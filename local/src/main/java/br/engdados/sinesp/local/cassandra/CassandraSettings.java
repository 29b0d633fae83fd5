package br.engdados.sinesp.local.cassandra;

import br.engdados.sinesp.local.server.HeapSize;
import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.ServerDirectory;
import br.engdados.sinesp.local.server.ServerSettings;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that can be chosen about Cassandra.
 *
 * @param server directory, heap and the ports: that of CQL, {@link #STORAGE} and {@link #JMX}
 * @param security what clients must bring; empty: nothing
 * @param extra further settings of {@code cassandra.yaml}, which win over those written here
 */
public record CassandraSettings(
    ServerSettings server, Optional<CassandraSecurity> security, Map<String, Object> extra) {
  /** The name of the port between nodes, which has to be there for a single one too. */
  public static final String STORAGE = "storage";

  /** The name of the port of JMX, loopback only, which {@code nodetool} uses. */
  public static final String JMX = "jmx";

  /** Cassandra's own distances: CQL 9042, storage 7000, JMX 7199. */
  private static final int STORAGE_BELOW_CLIENT = 2042;

  private static final int JMX_ABOVE_STORAGE = 199;

  /** Takes a copy of the extra settings. */
  public CassandraSettings {
    server.port(STORAGE);
    server.port(JMX);
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
    Port storage = ports.again(remembered, STORAGE, client.number() - STORAGE_BELOW_CLIENT);
    Port jmx = ports.again(remembered, JMX, storage.number() + JMX_ABOVE_STORAGE);
    return new CassandraSettings(
        new ServerSettings(
            directory, heap, Map.of(ServerSettings.CLIENT, client, STORAGE, storage, JMX, jmx)),
        Optional.empty(),
        Map.of());
  }

  /**
   * {@return these settings with it}
   *
   * @param wanted what clients must bring from now on
   */
  public CassandraSettings withSecurity(CassandraSecurity wanted) {
    return new CassandraSettings(server, Optional.of(wanted), extra);
  }

  /**
   * {@return these settings with them}
   *
   * @param wanted settings of {@code cassandra.yaml}, which replace the extra ones so far
   */
  public CassandraSettings withExtra(Map<String, Object> wanted) {
    return new CassandraSettings(server, security, wanted);
  }
}
