package br.engdados.sinesp.painel.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads records of the topics of rows, many at once on several processors: reading nine years is
 * mostly reading JSON. Not for several threads at once.
 */
public final class RecordReaders {
  private static final int MOST_READERS = 4;

  /** Fewer are not worth handing over to another thread. */
  private static final int FEW = 500;

  private final List<RecordReader> readers = new ArrayList<>();

  /**
   * What was read of a record.
   *
   * @param record the record
   * @param change what it does; null where it could not be read
   * @param refusal why it could not be read; null where it could
   */
  public record Outcome(
      ConsumerRecord<byte[], byte[]> record, RowChange change, UnreadableRecordException refusal) {}

  /** Makes a reader for each processor, within bounds. */
  public RecordReaders() {
    int processors = Math.min(Runtime.getRuntime().availableProcessors(), MOST_READERS);
    for (int i = 0; i < processors; i++) {
      readers.add(new RecordReader());
    }
  }

  /**
   * Reads records.
   *
   * @param records the records
   * @return an outcome for each, in the same order
   */
  public List<Outcome> read(List<ConsumerRecord<byte[], byte[]>> records) {
    if (records.size() < FEW) {
      return read(readers.get(0), records);
    }
    int each = (records.size() + readers.size() - 1) / readers.size();
    return IntStream.range(0, readers.size())
        .parallel()
        .mapToObj(
            i ->
                read(
                    readers.get(i),
                    records.subList(
                        Math.min(records.size(), i * each),
                        Math.min(records.size(), (i + 1) * each))))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Outcome> read(
      RecordReader reader, List<ConsumerRecord<byte[], byte[]>> records) {
    List<Outcome> outcomes = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        outcomes.add(new Outcome(record, reader.read(record), null));
      } catch (UnreadableRecordException e) {
        outcomes.add(new Outcome(record, null, e));
      }
    }
    return outcomes;
  }
}
