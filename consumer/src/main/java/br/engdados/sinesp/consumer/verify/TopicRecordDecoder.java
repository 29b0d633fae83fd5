package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.contract.json.MalformedJsonException;
import br.engdados.sinesp.contract.json.OccurrenceDecoder;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceKey;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import br.engdados.sinesp.contract.topic.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads records as the contract wants them. Not for several threads at once. */
final class TopicRecordDecoder {
  private final OccurrenceDecoder decoder = new OccurrenceDecoder();

  /**
   * Reads a record's key alone.
   *
   * @return the values of the primary key; empty where it cannot be read
   */
  List<Object> primaryKey(ConsumerRecord<byte[], byte[]> record) {
    try {
      return TableRow.primaryKey(key(record));
    } catch (MalformedJsonException e) {
      return List.of();
    }
  }

  /** Reads a record. */
  TopicRecord decode(ConsumerRecord<byte[], byte[]> record) {
    Granularidade granularidade = OccurrenceTopic.granularidade(record.topic());
    OccurrenceKey key;
    try {
      key = key(record);
    } catch (MalformedJsonException e) {
      return new TopicRecord.Undecodable(granularidade, List.of(), "key: " + e.getMessage());
    }
    Header version = record.headers().lastHeader(RecordHeader.SCHEMA_VERSION);
    if (version != null && !isCurrent(version)) {
      return undecodable(key, "unknown schema version");
    }
    if (record.value() == null) {
      return new TopicRecord.Withdrawn(granularidade, TableRow.primaryKey(key));
    }
    try {
      Occurrence occurrence = decoder.decode(record.value());
      return occurrence.key().equals(key)
          ? new TopicRecord.Published(TableRow.of(occurrence))
          : undecodable(key, "the key is not the value's");
    } catch (MalformedJsonException e) {
      return undecodable(key, e.getMessage());
    }
  }

  private OccurrenceKey key(ConsumerRecord<byte[], byte[]> record) throws MalformedJsonException {
    byte[] key = record.key() == null ? new byte[0] : record.key();
    return decoder.decodeKey(OccurrenceTopic.granularidade(record.topic()), key);
  }

  private static TopicRecord undecodable(OccurrenceKey key, String reason) {
    return new TopicRecord.Undecodable(key.granularidade(), TableRow.primaryKey(key), reason);
  }

  private static boolean isCurrent(Header version) {
    return version.value() != null
        && new String(version.value(), StandardCharsets.UTF_8)
            .equals(RecordHeader.SCHEMA_VERSION_CURRENT);
  }
}
