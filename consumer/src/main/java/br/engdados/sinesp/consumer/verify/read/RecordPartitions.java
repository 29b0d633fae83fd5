package br.engdados.sinesp.consumer.verify.read;

import br.engdados.sinesp.contract.json.MalformedJsonException;
import br.engdados.sinesp.contract.json.OccurrenceDecoder;
import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.OccurrenceKey;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Finds the number of the table partition that a record's key names. The key is decoded once for
 * each partition, and found by its first bytes from then on. For the records of one topic; not for
 * several threads at once.
 */
public final class RecordPartitions {
  /** The hash of a key's beginning. */
  private record Name(long high, long low) {
    static Name of(byte[] key, int length) {
      long[] hash = Hash128.of(key, length, 0);
      return new Name(hash[0], hash[1]);
    }
  }

  /** No partition at all. */
  public static final int NONE = -1;

  private final ToIntFunction<TablePartition> numbers;
  private final OccurrenceDecoder decoder = new OccurrenceDecoder();
  private final OccurrenceEncoder encoder = new OccurrenceEncoder();
  private final Map<Name, Integer> known = new HashMap<>();
  private byte[] lastKey = {};
  private int lastLength;
  private int lastNumber;

  /**
   * Makes one without any partition known.
   *
   * @param numbers numbers the partitions; {@link #NONE} for those that do not matter
   */
  public RecordPartitions(ToIntFunction<TablePartition> numbers) {
    this.numbers = numbers;
  }

  /**
   * Finds the number.
   *
   * @param record a record, whether or not it can be decoded
   * @return {@link #NONE} where the key cannot be read, too
   */
  public int number(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    int length = TopicSlice.partitionKeyLength(key);
    if (length < 0) {
      return NONE;
    }
    // Neighbours mostly share their partition.
    if (lastLength == length && Arrays.equals(key, 0, length, lastKey, 0, length)) {
      return lastNumber;
    }
    Name name = Name.of(key, length);
    Integer number = known.get(name);
    if (number == null) {
      return first(record, length, name);
    }
    remember(key, length, number);
    return number;
  }

  private int first(ConsumerRecord<byte[], byte[]> record, int length, Name name) {
    Granularidade granularidade = OccurrenceTopic.granularidade(record.topic());
    OccurrenceKey key;
    try {
      key = decoder.decodeKey(granularidade, record.key());
    } catch (MalformedJsonException e) {
      return NONE;
    }
    int number = numbers.applyAsInt(TablePartition.ofRow(granularidade, TableRow.primaryKey(key)));
    // With its fields in another order, an equal beginning may go on with another partition.
    if (Arrays.equals(encoder.encodeKey(key), record.key())) {
      known.put(name, number);
      remember(record.key(), length, number);
    }
    return number;
  }

  private void remember(byte[] key, int length, int number) {
    lastKey = key;
    lastLength = length;
    lastNumber = number;
  }
}
