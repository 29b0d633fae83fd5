package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.compare.Findings.Suspect;
import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.read.OffsetRange;
import br.engdados.sinesp.consumer.verify.read.TableAccess.StoredRow;
import br.engdados.sinesp.consumer.verify.read.TablePartition;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.consumer.verify.read.TopicSlice;
import br.engdados.sinesp.contract.json.EncodedOccurrence;
import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** One topic and its table in memory, compared as {@link WholeReading} does, without Spark. */
final class TwoSides {
  private final Granularidade granularidade;
  private final OccurrenceEncoder encoder = new OccurrenceEncoder();
  private final Map<Integer, List<ConsumerRecord<byte[], byte[]>>> topic = new TreeMap<>();
  private final List<TableRow> table = new ArrayList<>();
  private long slicesOf = Long.MAX_VALUE;
  private List<TablePartition> differing = List.of();

  TwoSides(Granularidade granularidade) {
    this.granularidade = granularidade;
  }

  void publish(int kafkaPartition, Occurrence occurrence, long time) {
    EncodedOccurrence encoded = encoder.encode(occurrence);
    add(kafkaPartition, encoded.key(), encoded.value(), time);
  }

  void withdraw(int kafkaPartition, Occurrence occurrence, long time) {
    add(kafkaPartition, encoder.encodeKey(occurrence.key()), null, time);
  }

  void add(int kafkaPartition, byte[] key, byte[] value, long time) {
    List<ConsumerRecord<byte[], byte[]>> records =
        topic.computeIfAbsent(kafkaPartition, any -> new ArrayList<>());
    records.add(
        new ConsumerRecord<>(
            OccurrenceTopic.of(granularidade),
            kafkaPartition,
            records.size(),
            time,
            TimestampType.CREATE_TIME,
            -1,
            -1,
            key,
            value,
            new RecordHeaders(),
            Optional.empty()));
  }

  void store(TableRow row) {
    table.add(row);
  }

  /** Cuts the topic's partitions so that a task keeps no more than so many records. */
  void cut(long most) {
    slicesOf = most;
  }

  /** The partitions whose rows had to be compared. */
  List<TablePartition> differing() {
    return differing;
  }

  Findings compare() {
    Findings findings = new Findings(1000);
    SumComparison sums = new SumComparison(findings);
    List<OffsetRange> ranges = new ArrayList<>();
    topic.forEach(
        (number, records) ->
            ranges.add(
                new OffsetRange(OccurrenceTopic.of(granularidade), number, 0, records.size())));
    for (TopicSlice slice : TopicSlice.of(ranges, Math.min(slicesOf, Integer.MAX_VALUE))) {
      sums.take(TopicSummation.of(slice, topic.get(slice.range().partition()).iterator()));
    }
    List<TableRow> inOrder = new ArrayList<>(table);
    inOrder.sort(Comparator.comparing(row -> partition(row).toString()));
    sums.take(TableSummation.of(granularidade, inOrder.stream().map(StoredRows::of).iterator()));
    differing = sums.differing();
    if (!differing.isEmpty()) {
      findings.add(rows());
    }
    return findings;
  }

  /** Both sides of each suspect. */
  List<KeyComparison> named(Findings findings) {
    Collection<Suspect> suspects = findings.suspects();
    NewestRecord.Finder finder = new NewestRecord.Finder(suspects);
    topic.values().forEach(records -> records.forEach(finder::take));
    Map<KeyHash, TableRow> stored = new HashMap<>();
    RowHasher hasher = new RowHasher();
    table.forEach(row -> stored.put(hasher.key(granularidade, row.primaryKey()), row));
    List<KeyComparison> named = new ArrayList<>();
    for (Suspect suspect : suspects) {
      NewestRecord newest = finder.found().get(suspect.key());
      TableRow row = stored.get(suspect.key());
      named.add(
          new KeyComparison(
              granularidade,
              suspect.key(),
              row == null ? newest.primaryKey() : row.primaryKey(),
              newest,
              row == null ? null : new StoredRow(row, OptionalLong.empty())));
    }
    return named;
  }

  /** Compares, and sorts what differs by its kind. */
  Map<KeyComparison.Kind, List<KeyComparison>> differences() {
    Map<KeyComparison.Kind, List<KeyComparison>> kinds = new EnumMap<>(KeyComparison.Kind.class);
    for (KeyComparison difference : named(compare())) {
      kinds.computeIfAbsent(difference.kind(), any -> new ArrayList<>()).add(difference);
    }
    return kinds;
  }

  private Findings rows() {
    RowDigest.Maker maker = new RowDigest.Maker(differing);
    List<RowDigest> digests = new ArrayList<>();
    topic
        .values()
        .forEach(records -> records.forEach(record -> maker.of(record).ifPresent(digests::add)));
    table.stream()
        .filter(row -> differing.contains(partition(row)))
        .forEach(row -> digests.add(maker.of(row)));
    digests.sort(
        Comparator.<RowDigest>comparingLong(digest -> digest.key().high())
            .thenComparing(digest -> digest.key().low()));
    return DigestComparison.compare(digests.iterator(), differing, 1000);
  }

  private static TablePartition partition(TableRow row) {
    return TablePartition.ofRow(row.granularidade(), row.primaryKey());
  }
}
