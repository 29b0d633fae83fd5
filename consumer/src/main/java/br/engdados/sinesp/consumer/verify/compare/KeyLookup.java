package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.compare.Findings.Suspect;
import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.read.OffsetRange;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds what belongs to suspects, of whose keys only the hashes are known. */
public interface KeyLookup {
  /**
   * Finds the newest records of some keys.
   *
   * @param ranges what to read of the topics
   * @param suspects the keys
   * @return by hash; keys of which the ranges have no record are missing
   */
  Map<KeyHash, NewestRecord> newest(List<OffsetRange> ranges, Collection<Suspect> suspects);

  /**
   * Finds the primary keys of some rows of the tables.
   *
   * @param suspects the rows' keys
   * @return by hash the values of the primary key; rows that are no longer there are missing
   */
  Map<KeyHash, List<Object>> primaryKeys(Collection<Suspect> suspects);
}
