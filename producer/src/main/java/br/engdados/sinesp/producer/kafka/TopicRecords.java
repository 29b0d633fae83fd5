package br.engdados.sinesp.producer.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the topics of rows hold. */
public interface TopicRecords {
  /** Takes the records; those of one key come in their order. */
  interface Visitor {
    /**
     * Takes a record.
     *
     * @param record key and value as bytes, the value null for a withdrawn row
     * @throws BrokerException if what it does with it fails
     */
    void visit(ConsumerRecord<byte[], byte[]> record) throws BrokerException;
  }

  /**
   * Reads all that the topics hold at this moment; topics that do not exist hold nothing.
   *
   * @param visitor takes the records
   * @throws BrokerException if Kafka cannot be reached or stops answering
   */
  void read(Visitor visitor) throws BrokerException;
}
