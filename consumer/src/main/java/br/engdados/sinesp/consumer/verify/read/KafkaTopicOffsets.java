package br.engdados.sinesp.consumer.verify.read;

import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka what the topics hold now. */
public final class KafkaTopicOffsets implements TopicOffsets, AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * Connects.
   *
   * @param clientProperties how to reach Kafka
   */
  public KafkaTopicOffsets(Map<String, Object> clientProperties) {
    consumer = RecordIterator.consumer(clientProperties);
  }

  @Override
  public List<OffsetRange> all(Collection<Granularidade> tables) {
    try {
      List<TopicPartition> partitions = new ArrayList<>();
      for (Granularidade granularidade : tables) {
        partitions.addAll(partitions(OccurrenceTopic.of(granularidade)));
      }
      Map<TopicPartition, Long> from = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> until = consumer.endOffsets(partitions);
      return partitions.stream()
          .map(p -> new OffsetRange(p.topic(), p.partition(), from.get(p), until.get(p)))
          .toList();
    } catch (KafkaException e) {
      throw new FailureException("Kafka did not tell the topics' offsets: " + e.getMessage(), e);
    }
  }

  @Override
  public List<OffsetRange> since(List<OffsetRange> read) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (OffsetRange range : read) {
      ends.merge(new TopicPartition(range.topic(), range.partition()), range.until(), Math::max);
    }
    try {
      Map<TopicPartition, Long> now = consumer.endOffsets(ends.keySet());
      return ends.entrySet().stream()
          .map(
              end ->
                  new OffsetRange(
                      end.getKey().topic(),
                      end.getKey().partition(),
                      end.getValue(),
                      now.get(end.getKey())))
          .filter(range -> range.length() > 0)
          .toList();
    } catch (KafkaException e) {
      throw new FailureException("Kafka did not tell the topics' offsets: " + e.getMessage(), e);
    }
  }

  private List<TopicPartition> partitions(String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    if (found == null || found.isEmpty()) {
      throw new FailureException(
          "topic " + topic + " does not exist; the producer's publish creates it");
    }
    return found.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
