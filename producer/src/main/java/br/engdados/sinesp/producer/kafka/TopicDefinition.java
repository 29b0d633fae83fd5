package br.engdados.sinesp.producer.kafka;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * What a topic was made with.
 *
 * @param name its name
 * @param id the id that Kafka gave it
 * @param partitions how many it has
 * @param settings those that its creator or an operator has set, not the broker's defaults
 */
public record TopicDefinition(
    String name, String id, int partitions, Map<String, String> settings) {
  public TopicDefinition {
    settings = Map.copyOf(settings);
  }

  static TopicDefinition of(TopicDescription topic, Config config) {
    return new TopicDefinition(
        topic.name(),
        topic.topicId().toString(),
        topic.partitions().size(),
        config.entries().stream()
            .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)));
  }
}
