package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.kafka.BrokerException;

/** Where records go. */
interface Outlet {
  /** Takes records and does nothing with them: a dry run. */
  Outlet NONE = (granularidade, key, prefix, value, timestamp, operation, origin, row) -> {};

  /**
   * Sends a record; returns before it is acknowledged.
   *
   * @param granularidade which topic
   * @param key the record's key
   * @param partitionKeyLength how much of the key tells the partition
   * @param value the record's value, null for a withdrawn row
   * @param timestamp milliseconds since 1970
   * @param operation what the record does
   * @param origin the source headers
   * @param row the row's number in its file, 0 for a withdrawn row
   * @throws BrokerException if this or an earlier record could not be sent
   */
  void send(
      Granularidade granularidade,
      byte[] key,
      int partitionKeyLength,
      byte[] value,
      long timestamp,
      Operation operation,
      RecordSender.Origin origin,
      int row)
      throws BrokerException;
}
