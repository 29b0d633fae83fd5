package br.engdados.sinesp.consumer.verify.compare;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.consumer.verify.Samples;
import br.engdados.sinesp.consumer.verify.compare.Totals.Sides;
import br.engdados.sinesp.consumer.verify.read.TablePartition;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DigestComparisonTest {
  private static final List<TablePartition> PARTITIONS =
      List.of(Samples.partition(Samples.row(0, 1)));

  private final RowDigest.Maker maker = new RowDigest.Maker(PARTITIONS);
  private final List<RowDigest> digests = new ArrayList<>();

  private Findings compare(long mostSuspects) {
    digests.sort(Comparator.comparingLong(digest -> digest.key().high()));
    // As in Spark: what is compared has been through rows.
    return DigestComparison.compare(
        digests.stream().map(digest -> RowDigest.fromRow(digest.toRow())).iterator(),
        PARTITIONS,
        mostSuspects);
  }

  private Sides sides(Findings findings) {
    return findings.totals().values().stream().reduce(Sides.NONE, Sides::plus);
  }

  private void publish(Occurrence occurrence, long time, long offset) {
    take(Samples.published(occurrence, time, offset));
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    maker.of(record).ifPresent(digests::add);
  }

  private void store(Occurrence occurrence) {
    digests.add(maker.of(TableRow.of(occurrence)));
  }

  @Test
  void equalSidesDoNotDiffer() {
    for (int i = 0; i < 50; i++) {
      publish(Samples.occurrence(i, i, "0.10"), 1, i);
      store(Samples.occurrence(i, i, "0.1"));
    }
    Findings findings = compare(10);
    assertThat(findings.differences()).isZero();
    Totals expected = new Totals(50, 0, 0, 0, 49 * 25, 0, new BigDecimal("5"));
    assertThat(sides(findings)).isEqualTo(new Sides(expected, expected, 0));
    assertThat(findings.totals().keySet())
        .containsExactly(new Group(Granularidade.ESTADO, "sinesp-vde", 2023, "Estupro"));
  }

  @Test
  void findsMissingUnknownAndChangedRows() {
    publish(Samples.occurrence(0, 1, null), 1, 0);
    store(Samples.occurrence(1, 2, null));
    publish(Samples.occurrence(2, 3, null), 1, 1);
    store(Samples.occurrence(2, 4, null));
    publish(Samples.occurrence(3, null, null), 1, 2);
    store(Samples.occurrence(3, 0, null));
    Findings findings = compare(10);
    assertThat(findings.differences()).isEqualTo(4);
    assertThat(findings.suspects()).hasSize(4);
    assertThat(sides(findings).topic().vitimas()).isEqualTo(4);
    assertThat(sides(findings).table().vitimas()).isEqualTo(6);
    assertThat(sides(findings).topic().rows()).isEqualTo(3);
    assertThat(sides(findings).table().rows()).isEqualTo(3);
  }

  @Test
  void onlyTheNewestRecordOfAKeyCounts() {
    publish(Samples.occurrence(0, 1, null), 1, 0);
    publish(Samples.occurrence(0, 2, null), 2, 1);
    store(Samples.occurrence(0, 2, null));
    Findings findings = compare(10);
    assertThat(findings.differences()).isZero();
    assertThat(sides(findings).topic().vitimas()).isEqualTo(2);
  }

  @Test
  void theLaterTimestampWinsOverTheLaterOffset() {
    publish(Samples.occurrence(0, 2, null), 2, 0);
    publish(Samples.occurrence(0, 1, null), 1, 1);
    store(Samples.occurrence(0, 2, null));
    assertThat(compare(10).differences()).isZero();
  }

  @Test
  void aWithdrawnRowMustNotBeInTheTable() {
    Occurrence occurrence = Samples.occurrence(0, 1, null);
    publish(occurrence, 1, 0);
    take(Samples.withdrawn(occurrence, 2, 1));
    assertThat(compare(10).differences()).isZero();
    store(occurrence);
    assertThat(compare(10).differences()).isEqualTo(1);
  }

  @Test
  void undecodableRecordsLeaveTheOlderRecordInForce() {
    Occurrence occurrence = Samples.occurrence(0, 1, null);
    publish(occurrence, 1, 0);
    take(Samples.broken(occurrence, 2, 1));
    store(occurrence);
    Findings findings = compare(10);
    assertThat(findings.differences()).isZero();
    assertThat(findings.undecided(Granularidade.ESTADO)).isZero();
  }

  @Test
  void aRowOfWhichAllRecordsAreUndecodableIsNoDifference() {
    Occurrence occurrence = Samples.occurrence(0, 1, null);
    take(Samples.broken(occurrence, 2, 1));
    take(Samples.record(null, new byte[] {1}, 2, 2));
    take(Samples.record(new byte[] {1}, new byte[] {1}, 2, 3));
    store(occurrence);
    Findings findings = compare(10);
    assertThat(findings.differences()).isZero();
    assertThat(findings.undecided(Granularidade.ESTADO)).isEqualTo(1);
  }

  @Test
  void countsWhatItHasNoRoomFor() {
    for (int i = 0; i < 20; i++) {
      publish(Samples.occurrence(i, i, null), 1, i);
    }
    Findings findings = compare(5);
    assertThat(findings.suspects()).hasSize(5);
    assertThat(findings.differences()).isEqualTo(20);
  }

  @Test
  void partsAddUp() {
    publish(Samples.occurrence(0, 1, null), 1, 0);
    Findings one = compare(10);
    digests.clear();
    publish(Samples.occurrence(1, 5, null), 1, 1);
    Findings other = compare(10);
    Findings all = new Findings(1);
    all.add(other);
    all.add(one);
    assertThat(sides(all).topic().vitimas()).isEqualTo(6);
    assertThat(all.differences()).isEqualTo(2);
    assertThat(all.suspects()).hasSize(1);
  }
}
