package br.engdados.sinesp.producer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class AcknowledgementsTest {
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(
          Cluster.empty(), false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Acknowledgements acknowledgements =
      new Acknowledgements(
          new Acknowledgements.Wording() {
            @Override
            public String refused(String cause) {
              return "refused: " + cause;
            }

            @Override
            public String missing(long acknowledged, long wanted) {
              return acknowledged + " of " + wanted;
            }
          });

  @Test
  void endsAreKeptByTopicAndPartition() {
    acknowledge("a", 4, 7);
    acknowledge("a", 1, 1);
    acknowledge("a", 1, 0);
    acknowledge("b", 0, 0);
    assertThat(acknowledgements.ends())
        .isEqualTo(Map.of("a", Map.of(4, 8L, 1, 2L), "b", Map.of(0, 1L)));
  }

  @Test
  void recordsThatAreMissingAtTheEndAreTold() throws BrokerException {
    send("a");
    assertThatThrownBy(() -> acknowledgements.await(producer, 2))
        .isInstanceOf(BrokerException.class)
        .hasMessage("1 of 2");
  }

  @Test
  void theFirstFailureStopsTheSending() throws BrokerException {
    send("a");
    send("a");
    assertThat(producer.errorNext(new TimeoutException("first"))).isTrue();
    assertThat(producer.errorNext(new TimeoutException("second"))).isTrue();
    assertThatThrownBy(() -> send("b"))
        .isInstanceOf(BrokerException.class)
        .hasMessage("refused: first");
    assertThat(producer.history()).hasSize(2);
    assertThatThrownBy(() -> acknowledgements.await(producer, 2)).hasMessage("refused: first");
  }

  private void send(String topic) throws BrokerException {
    acknowledgements.send(producer, new ProducerRecord<>(topic, new byte[] {1}));
  }

  private void acknowledge(String topic, int partition, long offset) {
    acknowledgements.onCompletion(
        new RecordMetadata(new TopicPartition(topic, partition), offset, 0, 0, 0, 0), null);
  }
}
