package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.read.TablePartition;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What a task has added up.
 *
 * @param side which side it has read
 * @param partitions by partition of the tables; with records that withdraw rows only, nothing
 * @param undecodable how many records could not be decoded, by the table of their topic
 */
record SideSums(
    Side side, Map<TablePartition, PartitionSum> partitions, Map<Granularidade, Long> undecodable)
    implements Serializable {
  /** What is compared. */
  enum Side {
    /** The newest records of the topics' keys. */
    TOPIC,
    /** The rows of the tables. */
    TABLE
  }

  /** Makes empty sums of a side. */
  SideSums(Side side) {
    this(side, new HashMap<>(), new EnumMap<>(Granularidade.class));
  }
}
