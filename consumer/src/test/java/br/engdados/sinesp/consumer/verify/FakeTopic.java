package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.consumer.verify.compare.Findings.Suspect;
import br.engdados.sinesp.consumer.verify.compare.KeyLookup;
import br.engdados.sinesp.consumer.verify.compare.NewestRecord;
import br.engdados.sinesp.consumer.verify.compare.RowHasher;
import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.read.OffsetRange;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.consumer.verify.read.TopicOffsets;
import br.engdados.sinesp.consumer.verify.read.TopicRecord;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The one partition of the states' topic, in memory, and what is known of the table's keys. */
final class FakeTopic implements KeyLookup, TopicOffsets {
  private final List<NewestRecord> records = new ArrayList<>();
  private final Map<KeyHash, List<Object>> keysOfTable = new HashMap<>();

  static KeyHash hash(TableRow row) {
    return new RowHasher().key(row.granularidade(), row.primaryKey());
  }

  void publish(TableRow row, long time) {
    records.add(new NewestRecord(time, records.size(), new TopicRecord.Published(row)));
  }

  void withdraw(TableRow row, long time) {
    records.add(
        new NewestRecord(
            time,
            records.size(),
            new TopicRecord.Withdrawn(row.granularidade(), row.primaryKey())));
  }

  /** Has the table's scan find a key. */
  void inTable(TableRow row) {
    keysOfTable.put(hash(row), row.primaryKey());
  }

  @Override
  public List<OffsetRange> all(Collection<Granularidade> tables) {
    return List.of(new OffsetRange("sinesp_ocorrencias_estado", 0, 0, records.size()));
  }

  @Override
  public List<OffsetRange> since(List<OffsetRange> read) {
    long end = read.stream().mapToLong(OffsetRange::until).max().orElse(0);
    return end == records.size()
        ? List.of()
        : List.of(new OffsetRange("sinesp_ocorrencias_estado", 0, end, records.size()));
  }

  @Override
  public Map<KeyHash, NewestRecord> newest(List<OffsetRange> ranges, Collection<Suspect> suspects) {
    Set<KeyHash> keys = keys(suspects);
    Map<KeyHash, NewestRecord> found = new HashMap<>();
    for (OffsetRange range : ranges) {
      for (NewestRecord record :
          records.subList(Math.toIntExact(range.from()), Math.toIntExact(range.until()))) {
        KeyHash key = new RowHasher().key(Granularidade.ESTADO, record.primaryKey());
        if (keys.contains(key)) {
          found.merge(key, record, NewestRecord::newer);
        }
      }
    }
    return found;
  }

  @Override
  public Map<KeyHash, List<Object>> primaryKeys(Collection<Suspect> suspects) {
    Map<KeyHash, List<Object>> found = new HashMap<>(keysOfTable);
    found.keySet().retainAll(keys(suspects));
    return found;
  }

  private static Set<KeyHash> keys(Collection<Suspect> suspects) {
    return suspects.stream().map(Suspect::key).collect(Collectors.toSet());
  }
}
