package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.read.OffsetRange;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds by its hash what belongs to a key. */
public interface KeyLookup {
  /**
   * Finds the newest records of some keys.
   *
   * @param ranges what to read of the topics
   * @param keys the hashes of the keys
   * @return by hash; keys of which the ranges have no record are missing
   */
  Map<KeyHash, NewestRecord> newest(List<OffsetRange> ranges, Set<KeyHash> keys);

  /**
   * Finds the primary keys of some rows of a table.
   *
   * @param granularidade which table
   * @param keys the hashes of the keys
   * @param expected how many rows the table may have
   * @return by hash the values of the primary key; rows that are no longer there are missing
   */
  Map<KeyHash, List<Object>> primaryKeys(
      Granularidade granularidade, Set<KeyHash> keys, long expected);
}
