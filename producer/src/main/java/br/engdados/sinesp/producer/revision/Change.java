package br.engdados.sinesp.producer.revision;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.Operation;

/**
 * What one row changes of what is published: a record that is to go to a topic.
 *
 * @param dataset the row's
 * @param granularidade which topic
 * @param operation what the record does
 * @param key the record's key
 * @param partitionKeyLength how much of the key tells the partition
 * @param value the record's value, null for a withdrawn row
 * @param row the row's number in its file, 0 for a withdrawn row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes go straight to Kafka
public record Change(
    Dataset dataset,
    Granularidade granularidade,
    Operation operation,
    byte[] key,
    int partitionKeyLength,
    byte[] value,
    int row) {
  /**
   * Measures the record.
   *
   * @return bytes of key and value, before compression
   */
  public int bytes() {
    return key.length + (value == null ? 0 : value.length);
  }
}
