package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.compare.SideSums.Side;
import br.engdados.sinesp.consumer.verify.compare.Totals.Sides;
import br.engdados.sinesp.consumer.verify.read.TablePartition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what both sides add up to, partition by partition of the tables. The topic's sum of a
 * partition is made by one task, since the producer routes records by it. Where two tasks met the
 * same, a record stands in a wrong partition of the topic, and none of the two knew which records
 * of a key were the newest: such a partition differs, whatever its sums.
 */
final class SumComparison {
  private final Map<Side, Map<TablePartition, PartitionSum>> sums = new EnumMap<>(Side.class);
  private final Set<TablePartition> scattered = new HashSet<>();
  private final Findings findings;

  /**
   * Makes a comparison of nothing.
   *
   * @param findings takes the records that could not be decoded, and the totals of partitions that
   *     agree
   */
  SumComparison(Findings findings) {
    this.findings = findings;
    for (Side side : Side.values()) {
      sums.put(side, new HashMap<>());
    }
  }

  /** Takes in what a task has added up. */
  void take(SideSums part) {
    Map<TablePartition, PartitionSum> side = sums.get(part.side());
    part.partitions()
        .forEach(
            (partition, sum) -> {
              PartitionSum known = side.putIfAbsent(partition, sum);
              if (known != null) {
                known.add(sum);
                if (part.side() == Side.TOPIC) {
                  scattered.add(partition);
                }
              }
            });
    part.undecodable().forEach(findings::addUndecodable);
  }

  /**
   * Compares, once everything was taken in.
   *
   * @return the partitions whose rows are to be compared one by one
   */
  List<TablePartition> differing() {
    Set<TablePartition> all = new HashSet<>(sums.get(Side.TOPIC).keySet());
    all.addAll(sums.get(Side.TABLE).keySet());
    List<TablePartition> differing = new ArrayList<>();
    for (TablePartition partition : all) {
      PartitionSum topic = sum(Side.TOPIC, partition);
      PartitionSum table = sum(Side.TABLE, partition);
      if (topic.isOfTheSameRows(table) && !scattered.contains(partition)) {
        findings.count(Group.of(partition), new Sides(topic.totals(), table.totals(), 0));
      } else {
        differing.add(partition);
      }
    }
    return differing;
  }

  /** Gives how many rows both sides of some partitions have, about. */
  long rows(List<TablePartition> partitions) {
    return partitions.stream()
        .mapToLong(
            partition ->
                sum(Side.TOPIC, partition).totals().rows()
                    + sum(Side.TABLE, partition).totals().rows())
        .sum();
  }

  private PartitionSum sum(Side side, TablePartition partition) {
    return sums.get(side).getOrDefault(partition, new PartitionSum());
  }
}
