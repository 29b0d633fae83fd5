package br.engdados.sinesp.consumer.connection;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers {@code host:port} pairs, separated by commas
 * @param properties further client properties (security), as the Kafka clients name them; may hold
 *     secrets, so {@link #toString} leaves their values out
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> properties)
    implements Serializable {
  public KafkaConnection {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("--bootstrap-servers is blank");
    }
    properties = Map.copyOf(properties);
  }

  /**
   * Gives the properties of a plain Kafka client.
   *
   * @return a mutable map with {@code bootstrap.servers} and the further properties
   */
  public Map<String, Object> clientProperties() {
    Map<String, Object> all = new HashMap<>(properties);
    all.put("bootstrap.servers", bootstrapServers);
    return all;
  }

  /**
   * Gives the same as options of Spark's Kafka source.
   *
   * @return a mutable map; every name starts with {@code kafka.}
   */
  public Map<String, String> sourceOptions() {
    Map<String, String> all = new HashMap<>();
    properties.forEach((name, value) -> all.put("kafka." + name, value));
    all.put("kafka.bootstrap.servers", bootstrapServers);
    return all;
  }

  @Override
  public String toString() {
    return "Kafka at " + bootstrapServers + ", properties " + properties.keySet();
  }
}
