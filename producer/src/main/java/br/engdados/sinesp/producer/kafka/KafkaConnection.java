package br.engdados.sinesp.producer.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers addresses, separated by commas
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

  /**
   * Connects a producer that is idempotent and takes a record for sent once all replicas have it.
   *
   * @return the producer; the caller closes it
   * @throws BrokerException if the settings or addresses are not usable
   */
  public Producer<byte[], byte[]> producer() throws BrokerException {
    String limit = Long.toString(timeout.toMillis());
    Map<String, Object> settings = new HashMap<>();
    settings.put("client.id", "sinesp-producer");
    settings.put("enable.idempotence", "true");
    settings.put("acks", "all");
    settings.put("compression.type", "lz4");
    settings.put("linger.ms", "50");
    settings.put("batch.size", Integer.toString(256 << 10));
    settings.put("buffer.memory", Integer.toString(32 << 20));
    settings.put("max.block.ms", limit);
    settings.put("request.timeout.ms", Long.toString(timeout.toMillis() / 2));
    settings.put("delivery.timeout.ms", limit);
    try {
      return new KafkaProducer<>(
          clientSettings(settings), new ByteArraySerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      throw new BrokerException(
          "Kafka client cannot start for %s (%s). Check --bootstrap-servers and --kafka-properties."
              .formatted(bootstrapServers, e.getMessage()),
          e);
    }
  }

  /** Leaves out settings that may hold secrets. */
  @Override
  public String toString() {
    return "KafkaConnection[" + bootstrapServers + ", timeout=" + timeout + "]";
  }
}
