package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.read.Hash128;
import br.engdados.sinesp.consumer.verify.read.RecordPartitions;
import br.engdados.sinesp.consumer.verify.read.TablePartition;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.consumer.verify.read.TopicRecord;
import br.engdados.sinesp.consumer.verify.read.TopicRecordDecoder;
import br.engdados.sinesp.consumer.verify.read.TopicSlice;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Adds up the rows that the newest records of a slice's keys make. Records that cannot be decoded
 * are counted, and leave the key's newest other record in force.
 */
final class TopicSummation {
  private static final long[] NO_ROW = {0, 0};

  private final Granularidade granularidade;
  private final TopicRecordDecoder decoder = new TopicRecordDecoder();
  private final RowFingerprint fingerprint;
  private final KnownRecords knownRecords;
  private final Map<TablePartition, Integer> numbers = new HashMap<>();
  private final RecordPartitions partitions = new RecordPartitions(this::number);
  private final List<PartitionSum> sums = new ArrayList<>();
  private final Map<Totals, Integer> figureNumbers = new HashMap<>();
  private final List<Totals> figures = new ArrayList<>();
  private final NewestRows newest;
  private long undecodable;

  private TopicSummation(TopicSlice slice) {
    granularidade = OccurrenceTopic.granularidade(slice.range().topic());
    fingerprint = new RowFingerprint(granularidade);
    knownRecords = new KnownRecords(fingerprint);
    newest = new NewestRows(slice.expected());
  }

  /**
   * Adds up a slice.
   *
   * @param slice which records count
   * @param records the records of the slice's range in the order of their offsets, also others'
   */
  static SideSums of(TopicSlice slice, Iterator<ConsumerRecord<byte[], byte[]>> records) {
    TopicSummation summation = new TopicSummation(slice);
    while (records.hasNext()) {
      ConsumerRecord<byte[], byte[]> record = records.next();
      if (slice.has(record.key())) {
        summation.take(record);
      }
    }
    return summation.sums();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    long[] known = knownRecords.fingerprint(record);
    if (known != null) {
      put(record, known, figures(knownRecords.totals()));
      return;
    }
    TopicRecord decoded = decoder.decode(record);
    if (decoded instanceof TopicRecord.Undecodable) {
      undecodable++;
      return;
    }
    if (decoded instanceof TopicRecord.Published published) {
      TableRow row = published.row();
      long[] hash = fingerprint.of(row);
      knownRecords.learn(record, row, hash);
      put(record, hash, figures(Totals.of(row)));
    } else {
      put(record, NO_ROW, NewestRows.WITHDRAWN);
    }
  }

  private void put(ConsumerRecord<byte[], byte[]> record, long[] row, int figures) {
    byte[] key = record.key();
    newest.put(
        Hash128.of(key, key.length, 0),
        record.timestamp(),
        partitions.number(record),
        row,
        figures);
  }

  private int number(TablePartition partition) {
    Integer number = numbers.putIfAbsent(partition, sums.size());
    if (number != null) {
      return number;
    }
    sums.add(new PartitionSum());
    return sums.size() - 1;
  }

  // Small numbers mostly: among millions of rows there are some ten thousand different ones.
  private int figures(Totals row) {
    Integer number = figureNumbers.putIfAbsent(row, figures.size());
    if (number != null) {
      return number;
    }
    figures.add(row);
    return figures.size() - 1;
  }

  private SideSums sums() {
    newest.forEach(
        (partition, high, low, number) -> sums.get(partition).add(high, low, figures.get(number)));
    SideSums side = new SideSums(SideSums.Side.TOPIC);
    numbers.forEach((partition, number) -> side.partitions().put(partition, sums.get(number)));
    if (undecodable > 0) {
      side.undecodable().put(granularidade, undecodable);
    }
    return side;
  }
}
