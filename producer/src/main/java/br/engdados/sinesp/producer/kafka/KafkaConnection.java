package br.engdados.sinesp.producer.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers addresses, parted by commas
 * @param timeout how long one request may take before the run fails
 * @param properties further client settings, such as security; they win over the program's own
 */
public record KafkaConnection(
    String bootstrapServers, Duration timeout, Map<String, String> properties) {
  public KafkaConnection {
    properties = Map.copyOf(properties);
  }

  /**
   * Completes a client's settings.
   *
   * @param own what the client needs beyond the connection
   * @return the settings
   */
  public Properties clientSettings(Map<String, ?> own) {
    Properties settings = new Properties();
    settings.putAll(own);
    settings.putAll(properties);
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return settings;
  }

  /** Leaves out settings that may hold secrets. */
  @Override
  public String toString() {
    return "KafkaConnection[" + bootstrapServers + ", timeout=" + timeout + "]";
  }
}
