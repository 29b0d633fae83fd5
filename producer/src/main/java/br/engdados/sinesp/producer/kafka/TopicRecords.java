package br.engdados.sinesp.producer.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What the topics of rows hold. */
public interface TopicRecords {
  /** Topics that hold nothing. */
  TopicRecords NONE =
      new TopicRecords() {
        @Override
        public void read(Map<TopicPartition, Long> from, Visitor visitor) {}

        @Override
        public void readAt(Map<TopicPartition, long[]> offsets, Visitor visitor) {}
      };

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
  default void read(Visitor visitor) throws BrokerException {
    read(Map.of(), visitor);
  }

  /**
   * Reads what the topics hold from some offsets to where they end at this moment.
   *
   * @param from the first offset wanted of each partition; of others everything is
   * @param visitor takes the records
   * @throws BrokerException if Kafka cannot be reached or stops answering
   */
  void read(Map<TopicPartition, Long> from, Visitor visitor) throws BrokerException;

  /**
   * Reads single records. Those that compaction has taken since are left out.
   *
   * @param offsets of the records wanted, by partition, each list ascending
   * @param visitor takes the records
   * @throws BrokerException if Kafka cannot be reached or stops answering
   */
  void readAt(Map<TopicPartition, long[]> offsets, Visitor visitor) throws BrokerException;
}
