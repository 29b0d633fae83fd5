package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.consumer.verify.compare.Findings;
import br.engdados.sinesp.consumer.verify.compare.Findings.Suspect;
import br.engdados.sinesp.consumer.verify.compare.Group;
import br.engdados.sinesp.consumer.verify.compare.KeyComparison;
import br.engdados.sinesp.consumer.verify.compare.KeyLookup;
import br.engdados.sinesp.consumer.verify.compare.NewestRecord;
import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.compare.Totals.Sides;
import br.engdados.sinesp.consumer.verify.read.OffsetRange;
import br.engdados.sinesp.consumer.verify.read.TableAccess;
import br.engdados.sinesp.consumer.verify.read.TableAccess.StoredRow;
import br.engdados.sinesp.consumer.verify.read.TopicOffsets;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks again, in the current topics and tables, at keys that seemed to differ: while both were
 * read, the producer and the consumer may have gone on. A key whose sides agree now does not
 * differ. One that still differs is looked at until the settling time is over, since the consumer
 * may be about to write it.
 */
final class SecondLook {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final KeyLookup reading;
  private final TableAccess tables;
  private final TopicOffsets offsets;
  private final Map<KeyHash, Suspect> suspects = new LinkedHashMap<>();
  private final Map<KeyHash, NewestRecord> newest = new HashMap<>();
  private final Map<KeyHash, List<Object>> primaryKeys = new HashMap<>();
  private final Map<KeyHash, Sides> seen = new HashMap<>();
  private List<OffsetRange> read;

  /**
   * Reads all records of the suspects.
   *
   * @param suspects the keys that seemed to differ
   * @param which the tables that are verified
   */
  SecondLook(
      KeyLookup reading,
      TableAccess tables,
      TopicOffsets offsets,
      List<Suspect> suspects,
      Set<Granularidade> which) {
    this.reading = reading;
    this.tables = tables;
    this.offsets = offsets;
    suspects.forEach(suspect -> this.suspects.put(suspect.key(), suspect));
    read = offsets.all(which);
    newest.putAll(reading.newest(read, suspects));
    newest.forEach((key, record) -> primaryKeys.put(key, record.primaryKey()));
    findPrimaryKeys();
  }

  /**
   * Looks at all suspects, and at those that differ until they have for the settling time.
   *
   * @param settling how long a difference must last
   * @return the differences that lasted
   */
  List<KeyComparison> differences(Duration settling) throws InterruptedException {
    List<KeyComparison> differences = look(suspects.values());
    long deadline = System.nanoTime() + settling.toNanos();
    Duration pause = FIRST_PAUSE;
    while (!differences.isEmpty() && System.nanoTime() < deadline) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      Thread.sleep(Math.max(1, Math.min(pause.toMillis(), left)));
      pause = pause.multipliedBy(2);
      differences = again(differences);
    }
    return differences;
  }

  /**
   * Looks once more at differences.
   *
   * @return those that are still there, as they are now
   */
  List<KeyComparison> again(List<KeyComparison> differences) {
    List<Suspect> wanted =
        differences.stream().map(difference -> suspects.get(difference.hash())).toList();
    List<OffsetRange> added = offsets.since(read);
    if (!added.isEmpty()) {
      read = new ArrayList<>(read);
      read.addAll(added);
      reading
          .newest(added, wanted)
          .forEach((key, record) -> newest.merge(key, record, NewestRecord::newer));
    }
    return look(wanted);
  }

  /** Replaces in the findings' totals what the suspects counted for by what was seen of them. */
  void correct(Findings findings) {
    seen.forEach(
        (key, sides) -> {
          Suspect suspect = suspects.get(key);
          findings.count(Group.of(suspect.partition()), sides.minus(suspect.counted()));
        });
  }

  private void findPrimaryKeys() {
    List<Suspect> unknown =
        suspects.values().stream()
            .filter(suspect -> !primaryKeys.containsKey(suspect.key()))
            .toList();
    if (!unknown.isEmpty()) {
      primaryKeys.putAll(reading.primaryKeys(unknown));
    }
  }

  private List<KeyComparison> look(Collection<Suspect> some) {
    List<KeyHash> known = new ArrayList<>();
    List<TableAccess.Read> reads = new ArrayList<>();
    for (Suspect suspect : some) {
      KeyHash key = suspect.key();
      List<Object> primaryKey = primaryKeys.get(key);
      if (primaryKey == null) {
        // The topic does not know it, and the table has it no more.
        seen.put(key, Sides.NONE);
      } else {
        known.add(key);
        reads.add(new TableAccess.Read(suspect.partition().granularidade(), primaryKey));
      }
    }
    List<StoredRow> rows = tables.read(reads);
    List<KeyComparison> differences = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      KeyHash key = known.get(i);
      KeyComparison comparison =
          new KeyComparison(
              reads.get(i).granularidade(),
              key,
              reads.get(i).primaryKey(),
              newest.get(key),
              rows.get(i));
      seen.put(key, comparison.counted());
      if (comparison.differs()) {
        differences.add(comparison);
      }
    }
    return differences;
  }
}
