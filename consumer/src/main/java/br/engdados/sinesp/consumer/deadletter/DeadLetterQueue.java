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
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends dead letters to their topic.
 *
 * @param kafka where the topic is
 */
public record DeadLetterQueue(KafkaConnection kafka) implements Serializable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterQueue.class);
  private static final String LARGEST_RECORD =
      OccurrenceTopic.DEAD_LETTER_SETTINGS.get("max.message.bytes");

  /**
   * Creates the topic where it is missing, and warns where it is there with other settings.
   *
   * @param admin a client of the cluster
   * @throws ExecutionException if Kafka refuses
   * @throws InterruptedException if the thread is interrupted
   */
  public static void create(Admin admin) throws ExecutionException, InterruptedException {
    if (admin.listTopics().names().get().contains(OccurrenceTopic.DEAD_LETTERS)) {
      compare(admin);
      return;
    }
    NewTopic topic =
        new NewTopic(OccurrenceTopic.DEAD_LETTERS, Optional.of(1), Optional.empty())
            .configs(OccurrenceTopic.DEAD_LETTER_SETTINGS);
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private static void compare(Admin admin) throws ExecutionException, InterruptedException {
    ConfigResource topic =
        new ConfigResource(ConfigResource.Type.TOPIC, OccurrenceTopic.DEAD_LETTERS);
    Config found = admin.describeConfigs(List.of(topic)).values().get(topic).get();
    OccurrenceTopic.DEAD_LETTER_SETTINGS.forEach(
        (name, wanted) -> {
          String value = found.get(name).value();
          if (!wanted.equals(value)) {
            LOG.warn(
                "event=dead-letter-topic topic={} setting={} value={} wanted={} advice=\"kafka-configs.sh --alter --add-config {}={}, else dead letters may vanish or not fit\"",
                OccurrenceTopic.DEAD_LETTERS,
                name,
                value,
                wanted,
                name,
                wanted);
          }
        });
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
