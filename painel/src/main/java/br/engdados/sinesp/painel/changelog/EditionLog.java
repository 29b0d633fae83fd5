package br.engdados.sinesp.painel.changelog;

import br.engdados.sinesp.contract.json.EditionMarkJson;
import br.engdados.sinesp.contract.json.MalformedJsonException;
import br.engdados.sinesp.contract.topic.EditionTopic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic of marks, read to its end whenever asked. For one thread. */
public final class EditionLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EditionLog.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final EditionMarks marks = new EditionMarks();

  /**
   * Makes the client; connects later.
   *
   * @param connection how to reach Kafka
   */
  public EditionLog(KafkaConnection connection) {
    consumer =
        new KafkaConsumer<>(
            connection.clientSettings(
                Map.of(
                    "client.id", "sinesp-painel-editions",
                    "enable.auto.commit", "false",
                    "allow.auto.create.topics", "false",
                    "auto.offset.reset", "earliest",
                    "isolation.level", "read_committed")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * Reads whatever marks there are at this moment. A mark that was written before a record which
   * was read already is therefore never missed.
   *
   * @return the marks; empty as long as the topic does not exist
   */
  public EditionMarks refresh() {
    if (consumer.assignment().isEmpty()) {
      List<PartitionInfo> partitions = consumer.listTopics().get(EditionTopic.NAME);
      if (partitions == null) {
        return marks;
      }
      List<TopicPartition> assigned =
          partitions.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
      consumer.assign(assigned);
      consumer.seekToBeginning(assigned);
    }
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(this::take);
    }
    return marks;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      marks.add(EditionMarkJson.read(record.value()));
    } catch (MalformedJsonException e) {
      LOG.warn(
          "event=mark-refused topic={} offset={} reason=\"{}\"",
          record.topic(),
          record.offset(),
          e.getMessage());
    }
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
