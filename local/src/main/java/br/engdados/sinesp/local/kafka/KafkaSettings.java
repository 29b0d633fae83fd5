package br.engdados.sinesp.local.kafka;

import br.engdados.sinesp.local.server.HeapSize;
import br.engdados.sinesp.local.server.LocalServer;
import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.ServerDirectory;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that can be chosen about the broker.
 *
 * @param directory where it keeps everything
 * @param client the port that clients connect to
 * @param controller the port of the KRaft controller, which lives in the same process
 * @param heap its heap
 * @param security what clients must bring; empty: nothing
 * @param extra further broker properties, which win over those written here
 */
public record KafkaSettings(
    ServerDirectory directory,
    Port client,
    Port controller,
    HeapSize heap,
    Optional<KafkaSecurity> security,
    Map<String, String> extra) {
  static final String CONTROLLER = "controller";

  /** Takes a copy of the extra properties. */
  public KafkaSettings {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(controller, "controller");
    Objects.requireNonNull(heap, "heap");
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
    int first =
        Optional.ofNullable(remembered.get(CONTROLLER))
            .filter(Ports::isFree)
            .map(Port::number)
            .orElse(client.number() + 1);
    return new KafkaSettings(
        directory, client, ports.firstFreeFrom(first), heap, Optional.empty(), Map.of());
  }

  /**
   * {@return these settings with it}
   *
   * @param wanted what clients must bring from now on
   */
  public KafkaSettings withSecurity(KafkaSecurity wanted) {
    return new KafkaSettings(directory, client, controller, heap, Optional.of(wanted), extra);
  }

  /**
   * {@return these settings with them}
   *
   * @param wanted broker properties, which replace the extra ones so far
   */
  public KafkaSettings withExtra(Map<String, String> wanted) {
    return new KafkaSettings(directory, client, controller, heap, security, wanted);
  }

  /** {@return the port by name} */
  Map<String, Port> ports() {
    return Map.of(LocalServer.CLIENT, client, CONTROLLER, controller);
  }
}
