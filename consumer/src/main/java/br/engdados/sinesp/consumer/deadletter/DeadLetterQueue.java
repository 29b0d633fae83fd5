package br.engdados.sinesp.consumer.deadletter;

import br.engdados.sinesp.consumer.connection.KafkaConnection;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends dead letters to their topic.
 *
 * @param kafka where the topic is
 */
public record DeadLetterQueue(KafkaConnection kafka) implements Serializable {
  // A dead letter is a record that a broker took, and a little more.
  private static final String LARGEST_RECORD = Integer.toString(16 << 20);

  /**
   * Creates the topic where it is missing. It is compacted: a batch that is read again after a
   * crash sends the same keys again.
   *
   * @param admin a client of the cluster
   * @throws ExecutionException if Kafka refuses
   * @throws InterruptedException if the thread is interrupted
   */
  public static void create(Admin admin) throws ExecutionException, InterruptedException {
    if (admin.listTopics().names().get().contains(OccurrenceTopic.DEAD_LETTERS)) {
      return;
    }
    NewTopic topic =
        new NewTopic(OccurrenceTopic.DEAD_LETTERS, Optional.of(1), Optional.empty())
            .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", LARGEST_RECORD));
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  /**
   * Sends dead letters and waits until Kafka has all of them.
   *
   * @param letters what to send
   * @throws IllegalStateException if a single one could not be sent
   */
  public void send(List<DeadLetter> letters) {
    if (letters.isEmpty()) {
      return;
    }
    Map<String, Object> properties = kafka.clientProperties();
    properties.put("acks", "all");
    properties.put("max.request.size", LARGEST_RECORD);
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, bytes, bytes)) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      letters.forEach(letter -> sent.add(producer.send(letter.producerRecord())));
      producer.flush();
      for (Future<RecordMetadata> future : sent) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "cannot send a dead letter to " + OccurrenceTopic.DEAD_LETTERS, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while dead letters were sent", e);
    }
  }
}
