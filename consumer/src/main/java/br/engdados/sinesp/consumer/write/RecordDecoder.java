package br.engdados.sinesp.consumer.write;

import br.engdados.sinesp.contract.json.MalformedJsonException;
import br.engdados.sinesp.contract.json.OccurrenceDecoder;
import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceKey;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.contract.topic.RecordHeader;
import java.util.Arrays;

/**
 * Turns records into changes of a table. Takes only what the contract allows; a header that is
 * missing is read as its safest value. Not for several threads at once.
 */
public final class RecordDecoder {
  private final Granularidade granularidade;
  private final OccurrenceDecoder decoder = new OccurrenceDecoder();
  private final OccurrenceEncoder encoder = new OccurrenceEncoder();

  /**
   * Makes a decoder for one topic.
   *
   * @param granularidade what the topic's rows stand for
   */
  public RecordDecoder(Granularidade granularidade) {
    this.granularidade = granularidade;
  }

  /**
   * Reads one record.
   *
   * @param record a record of the topic
   * @return what it does
   * @throws UnprocessableRecordException if the record does not keep the contract
   */
  public RowChange decode(ConsumedRecord record) throws UnprocessableRecordException {
    if (record.key() == null) {
      throw new UnprocessableRecordException("the record has no key");
    }
    // Cassandra orders writes by it, and reads one far below zero as "no write time".
    if (record.timestamp() <= 0) {
      throw new UnprocessableRecordException("the record has no timestamp: " + record.timestamp());
    }
    try {
      return record.value() == null ? delete(record) : write(record);
    } catch (MalformedJsonException e) {
      throw new UnprocessableRecordException(e.getMessage(), e);
    }
  }

  private RowChange delete(ConsumedRecord record)
      throws MalformedJsonException, UnprocessableRecordException {
    OccurrenceKey key = decoder.decodeKey(granularidade, record.key());
    if (!Arrays.equals(encoder.encodeKey(key), record.key())) {
      throw new UnprocessableRecordException("the key is not in the contract's form");
    }
    return new RowChange.Delete(key, record.timestamp(), record.offset());
  }

  private RowChange write(ConsumedRecord record)
      throws MalformedJsonException, UnprocessableRecordException {
    String version = record.header(RecordHeader.SCHEMA_VERSION);
    if (version != null && !version.equals(RecordHeader.SCHEMA_VERSION_CURRENT)) {
      throw new UnprocessableRecordException("unknown schema-version " + version);
    }
    final boolean withBlanks = operation(record) != Operation.NEW;
    Occurrence occurrence = decoder.decode(record.value());
    if (occurrence.place().granularidade() != granularidade) {
      throw new UnprocessableRecordException(
          "granularidade "
              + occurrence.place().granularidade().code()
              + " in the topic of "
              + granularidade.code());
    }
    if (!Arrays.equals(encoder.encodeKey(occurrence.key()), record.key())) {
      throw new UnprocessableRecordException("the key does not match the value");
    }
    return new RowChange.Write(occurrence, withBlanks, record.timestamp(), record.offset());
  }

  private static Operation operation(ConsumedRecord record) throws UnprocessableRecordException {
    String code = record.header(RecordHeader.OPERATION);
    // Without the header the row may have been published before: then its blanks count.
    if (code == null) {
      return Operation.REVISED;
    }
    Operation operation;
    try {
      operation = Operation.ofCode(code);
    } catch (IllegalArgumentException e) {
      throw new UnprocessableRecordException(e.getMessage(), e);
    }
    if (operation == Operation.WITHDRAWN) {
      throw new UnprocessableRecordException("op is withdrawn but the record has a value");
    }
    return operation;
  }
}
