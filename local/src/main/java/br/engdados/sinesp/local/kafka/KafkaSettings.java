package br.engdados.sinesp.local.kafka;

import br.engdados.sinesp.local.server.HeapSize;
import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.ServerDirectory;
import br.engdados.sinesp.local.server.ServerSettings;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that can be chosen about the broker.
 *
 * @param server directory, heap and the ports: that of clients and {@link #CONTROLLER}
 * @param security what clients must bring; empty: nothing
 * @param extra further broker properties, which win over those written here
 */
public record KafkaSettings(
    ServerSettings server, Optional<KafkaSecurity> security, Map<String, String> extra) {
  /** The name of the port of the KRaft controller, which lives in the same process. */
  public static final String CONTROLLER = "controller";

  /** Takes a copy of the extra properties. */
  public KafkaSettings {
    server.port(CONTROLLER);
    Objects.requireNonNull(security, "security");
    extra = Map.copyOf(extra);
  }

  /**
   * Settings without security. The controller's port is the one of last time where that is free,
   * else the first free one above the client's.
   *
   * @param directory where it keeps everything
   * @param client the port that clients connect to
   * @param heap its heap
   * @param remembered the ports of the last start; may be empty
   * @param ports hands out free ports
   * @return the settings
   */
  public static KafkaSettings of(
      ServerDirectory directory,
      Port client,
      HeapSize heap,
      Map<String, Port> remembered,
      Ports ports) {
    Port controller = ports.again(remembered, CONTROLLER, client.number() + 1);
    return new KafkaSettings(
        new ServerSettings(
            directory, heap, Map.of(ServerSettings.CLIENT, client, CONTROLLER, controller)),
        Optional.empty(),
        Map.of());
  }

  /**
   * {@return these settings with it}
   *
   * @param wanted what clients must bring from now on
   */
  public KafkaSettings withSecurity(KafkaSecurity wanted) {
    return new KafkaSettings(server, Optional.of(wanted), extra);
  }

  /**
   * {@return these settings with them}
   *
   * @param wanted broker properties, which replace the extra ones so far
   */
  public KafkaSettings withExtra(Map<String, String> wanted) {
    return new KafkaSettings(server, security, wanted);
  }
}
