package br.engdados.sinesp.local.kafka;

import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a broker for its cluster. */
final class KafkaProbe {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaProbe.class);

  private KafkaProbe() {}

  /**
   * {@return whether the cluster has a broker in service (a fenced one does not count)}
   *
   * @param client a client's properties
   * @param port where it should listen
   * @param limit how long to wait
   * @throws InterruptedException while waiting
   */
  static boolean answers(Map<String, String> client, Port port, Duration limit)
      throws InterruptedException {
    // Spares the admin client, which is dear to make, while nobody listens yet.
    if (Ports.isFree(port)) {
      return false;
    }
    Map<String, Object> properties = new HashMap<>(client);
    int millis = (int) Math.max(1, limit.toMillis());
    properties.put("request.timeout.ms", millis);
    properties.put("default.api.timeout.ms", millis);
    try (Admin admin = Admin.create(properties)) {
      return !admin
          .describeCluster()
          .nodes()
          .get(limit.toMillis(), TimeUnit.MILLISECONDS)
          .isEmpty();
    } catch (ExecutionException | TimeoutException notYet) {
      LOG.debug("event=probe server=Kafka result=\"{}\"", notYet.toString());
      return false;
    }
  }
}
