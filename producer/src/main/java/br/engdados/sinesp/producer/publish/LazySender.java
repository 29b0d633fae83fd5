package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.KafkaConnection;

/** Connects a sender when the first file needs one: a run with nothing to do needs none. */
final class LazySender implements FilePublisher.Senders, AutoCloseable {
  private final KafkaConnection connection;
  private final int partitions;
  private RecordSender sender;

  LazySender(KafkaConnection connection, int partitions) {
    this.connection = connection;
    this.partitions = partitions;
  }

  @Override
  public RecordSender get() throws BrokerException {
    if (sender == null) {
      sender = RecordSender.connect(connection, partitions);
    }
    return sender;
  }

  @Override
  public void close() {
    if (sender != null) {
      sender.close();
    }
  }
}
