package br.engdados.sinesp.painel.changelog;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers addresses, separated by commas
 * @param timeout how long one request may take
 * @param properties further client settings, such as security; they win over the program's own
 */
public record KafkaConnection(
    String bootstrapServers, Duration timeout, Map<String, String> properties) {
  public KafkaConnection {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("--bootstrap-servers is empty");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("--kafka-timeout must be above 0");
    }
    properties = Map.copyOf(properties);
  }

  Properties clientSettings(Map<String, ?> own) {
    Properties settings = new Properties();
    settings.putAll(own);
    settings.put("default.api.timeout.ms", Long.toString(timeout.toMillis()));
    settings.put("request.timeout.ms", Long.toString(timeout.toMillis()));
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
