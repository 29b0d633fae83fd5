package br.engdados.sinesp.consumer.verify.read;

import br.engdados.sinesp.consumer.write.ConsumedRecord;
import br.engdados.sinesp.consumer.write.RecordDecoder;
import br.engdados.sinesp.consumer.write.RowChange;
import br.engdados.sinesp.consumer.write.UnprocessableRecordException;
import br.engdados.sinesp.contract.json.MalformedJsonException;
import br.engdados.sinesp.contract.json.OccurrenceDecoder;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Reads records as the consumer does: what it would put among the dead letters is undecodable here.
 * Not for several threads at once.
 */
public final class TopicRecordDecoder {
  private final Map<Granularidade, RecordDecoder> decoders = new EnumMap<>(Granularidade.class);
  private final OccurrenceDecoder keys = new OccurrenceDecoder();

  /**
   * Reads a record's key alone.
   *
   * @return the values of the primary key; empty where it cannot be read
   */
  public List<Object> primaryKey(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return List.of();
    }
    try {
      return TableRow.primaryKey(
          keys.decodeKey(OccurrenceTopic.granularidade(record.topic()), record.key()));
    } catch (MalformedJsonException e) {
      return List.of();
    }
  }

  /** Reads a record. */
  public TopicRecord decode(ConsumerRecord<byte[], byte[]> record) {
    Granularidade granularidade = OccurrenceTopic.granularidade(record.topic());
    RowChange change;
    try {
      change = decoders.computeIfAbsent(granularidade, RecordDecoder::new).decode(consumed(record));
    } catch (UnprocessableRecordException e) {
      return new TopicRecord.Undecodable(granularidade, primaryKey(record), e.getMessage());
    }
    return change instanceof RowChange.Write write
        ? new TopicRecord.Published(TableRow.of(write.occurrence()))
        : new TopicRecord.Withdrawn(granularidade, primaryKey(record));
  }

  /**
   * Gives a record of Kafka's client in the form in which the consumer decodes it.
   *
   * @param record its key or value may be null
   * @return the same record, its bytes not copied
   */
  public static ConsumedRecord consumed(ConsumerRecord<byte[], byte[]> record) {
    List<ConsumedRecord.Header> headers = new ArrayList<>();
    for (Header header : record.headers()) {
      headers.add(new ConsumedRecord.Header(header.key(), header.value()));
    }
    return new ConsumedRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key(),
        record.value(),
        headers);
  }
}
