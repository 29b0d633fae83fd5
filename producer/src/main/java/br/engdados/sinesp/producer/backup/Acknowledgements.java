package br.engdados.sinesp.producer.backup;

import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.KafkaConnection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Counts what the broker has taken of a topic; the first failure ends the restore. */
final class Acknowledgements {
  private final KafkaConnection kafka;
  private final String topic;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  Acknowledgements(KafkaConnection kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback takes what the future would
  void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record)
      throws BrokerException {
    throwFailure();
    try {
      producer.send(
          record,
          (metadata, exception) -> {
            if (exception == null) {
              acknowledged.incrementAndGet();
            } else {
              failure.compareAndSet(null, exception);
            }
          });
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  void await(Producer<byte[], byte[]> producer, long wanted) throws BrokerException {
    producer.flush();
    throwFailure();
    if (acknowledged.get() != wanted) {
      throw new BrokerException(
          "Kafka at %s acknowledged %d of the %d records of topic %s. Delete the topics and restore again."
              .formatted(kafka.bootstrapServers(), acknowledged.get(), wanted, topic));
    }
  }

  private void throwFailure() throws BrokerException {
    if (failure.get() != null) {
      throw failed(failure.get());
    }
  }

  private BrokerException failed(Exception cause) {
    return new BrokerException(
        "Kafka at %s did not take a record of topic %s (%s). Delete the topics and restore again."
            .formatted(kafka.bootstrapServers(), topic, cause.getMessage()),
        cause);
  }
}
