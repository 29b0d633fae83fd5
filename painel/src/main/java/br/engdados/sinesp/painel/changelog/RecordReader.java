package br.engdados.sinesp.painel.changelog;

import br.engdados.sinesp.contract.json.MalformedJsonException;
import br.engdados.sinesp.contract.json.OccurrenceDecoder;
import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of the topics of rows. Not for several threads at once. */
public final class RecordReader {
  private final OccurrenceDecoder decoder = new OccurrenceDecoder();
  private final OccurrenceEncoder encoder = new OccurrenceEncoder();

  /** Makes a reader. */
  public RecordReader() {}

  /**
   * Reads one record. What the consumer refuses as a dead letter is refused here too, so that
   * figures and tables hold the same rows.
   *
   * @param record a record of one of the three topics
   * @return what it does
   * @throws UnreadableRecordException if it does not keep the contract
   */
  public RowChange read(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
    if (record.key() == null || record.timestamp() <= 0) {
      throw new UnreadableRecordException("the record has no key or no timestamp");
    }
    Granularidade granularidade = OccurrenceTopic.granularidade(record.topic());
    try {
      if (record.value() == null) {
        var key = decoder.decodeKey(granularidade, record.key());
        requireKey(encoder.encodeKey(key), record.key());
        return new RowChange.Withdrawal(key, record.timestamp());
      }
      Occurrence row = decoder.decode(record.value());
      if (row.place().granularidade() != granularidade) {
        throw new UnreadableRecordException("a row of another topic");
      }
      requireKey(encoder.encodeKey(row.key()), record.key());
      return new RowChange.Put(row, record.timestamp());
    } catch (MalformedJsonException e) {
      throw new UnreadableRecordException(e.getMessage(), e);
    }
  }

  private static void requireKey(byte[] wanted, byte[] found) throws UnreadableRecordException {
    if (!Arrays.equals(wanted, found)) {
      throw new UnreadableRecordException("the key is not that of the row");
    }
  }
}
