package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.compare.Findings.Suspect;
import br.engdados.sinesp.consumer.verify.compare.RowDigest.Origin;
import br.engdados.sinesp.consumer.verify.compare.Totals.Sides;
import br.engdados.sinesp.consumer.verify.read.TablePartition;
import br.engdados.sinesp.consumer.write.RecordOrder;
import java.util.Iterator;
import java.util.List;

/**
 * Walks digests that are sorted by key and compares, key by key, the topic's newest record with the
 * table's row. The newest record, in the order of {@link RecordOrder}, is the one that must have
 * won in the table in whatever order the records were read.
 */
final class DigestComparison {
  private final List<TablePartition> partitions;
  private final Findings findings;
  private RowDigest record;
  private RowDigest row;
  private boolean undecodable;

  private DigestComparison(List<TablePartition> partitions, Findings findings) {
    this.partitions = partitions;
    this.findings = findings;
  }

  /**
   * Compares.
   *
   * @param sorted digests of both sides; those of one key stand together
   * @param partitions the partitions by the digests' numbers
   * @param mostSuspects how many differing keys are kept
   * @return what was found
   */
  static Findings compare(
      Iterator<RowDigest> sorted, List<TablePartition> partitions, long mostSuspects) {
    Findings findings = new Findings(mostSuspects);
    DigestComparison comparison = new DigestComparison(partitions, findings);
    RowDigest previous = null;
    while (sorted.hasNext()) {
      RowDigest digest = sorted.next();
      if (previous != null && !previous.key().equals(digest.key())) {
        comparison.judge();
      }
      comparison.take(digest);
      previous = digest;
    }
    if (previous != null) {
      comparison.judge();
    }
    return findings;
  }

  private void take(RowDigest digest) {
    switch (digest.origin()) {
      case TABLE -> row = digest;
      case UNDECODABLE -> undecodable = true;
      case RECORD, TOMBSTONE -> {
        if (record == null
            || RecordOrder.isNewer(
                digest.timestamp(), digest.offset(), record.timestamp(), record.offset())) {
          record = digest;
        }
      }
    }
  }

  private void judge() {
    boolean published = record != null && record.origin() == Origin.RECORD;
    if (published || row != null) {
      Totals inTopic = published ? record.totals() : Totals.NONE;
      Totals inTable = row != null ? row.totals() : Totals.NONE;
      RowDigest any = row != null ? row : record;
      TablePartition partition = partitions.get(any.partition());
      if (record == null && undecodable) {
        findings.addUndecided(partition.granularidade());
        findings.count(Group.of(partition), new Sides(inTopic, inTable, 0));
      } else if (published && row != null && record.content() == row.content()) {
        findings.count(Group.of(partition), new Sides(inTopic, inTable, 0));
      } else {
        findings.suspect(new Suspect(partition, any.key(), new Sides(inTopic, inTable, 1)));
      }
    }
    record = null;
    row = null;
    undecodable = false;
  }
}
