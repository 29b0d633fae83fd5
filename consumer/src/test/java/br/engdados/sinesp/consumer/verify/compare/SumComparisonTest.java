package br.engdados.sinesp.consumer.verify.compare;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.consumer.verify.Samples;
import br.engdados.sinesp.consumer.verify.compare.KeyComparison.Kind;
import br.engdados.sinesp.consumer.verify.compare.Totals.Sides;
import br.engdados.sinesp.consumer.verify.read.OffsetRange;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.consumer.verify.read.TopicSlice;
import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SumComparisonTest {
  private static final Occurrence OLD = Samples.occurrence(0, 1, "1.5");
  private static final Occurrence NEW = Samples.occurrence(0, 2, null);

  private final TwoSides sides = new TwoSides(Granularidade.ESTADO);

  private Sides totals(Findings findings) {
    return findings.totals().values().stream().reduce(Sides.NONE, Sides::plus);
  }

  private void assertAgree() {
    Findings findings = sides.compare();
    assertThat(sides.differing()).isEmpty();
    assertThat(findings.differences()).isZero();
    assertThat(totals(findings).topic()).isEqualTo(totals(findings).table());
  }

  @Test
  void onlyTheNewestRecordOfAKeyCounts() {
    sides.publish(0, OLD, 1);
    sides.publish(0, NEW, 2);
    sides.store(TableRow.of(NEW));
    assertAgree();
    assertThat(totals(sides.compare()).topic().pesoKg()).isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void theLaterTimestampWinsAndAmongEqualOnesTheLaterOffset() {
    sides.publish(0, NEW, 2);
    sides.publish(0, OLD, 1);
    sides.publish(0, Samples.occurrence(1, 4, null), 2);
    sides.publish(0, Samples.occurrence(1, 5, null), 2);
    sides.store(TableRow.of(NEW));
    sides.store(Samples.row(1, 5));
    assertAgree();
  }

  @Test
  void aWithdrawnRowCountsForNothingUntilItIsPublishedAgain() {
    sides.publish(0, OLD, 1);
    sides.withdraw(0, OLD, 2);
    assertAgree();
    assertThat(totals(sides.compare())).isEqualTo(Sides.NONE);
    sides.store(TableRow.of(OLD));
    assertThat(sides.differences()).containsOnlyKeys(Kind.WITHDRAWN);
    sides.publish(0, OLD, 3);
    assertAgree();
  }

  @Test
  void undecodableRecordsAreCountedOnceAndLeaveTheOlderRecordInForce() {
    sides.publish(0, OLD, 1);
    byte[] key = new OccurrenceEncoder().encodeKey(OLD.key());
    sides.add(0, key, new byte[] {'{'}, 2);
    sides.add(0, null, new byte[] {1}, 2);
    sides.add(0, new byte[] {1}, new byte[] {1}, 2);
    sides.store(TableRow.of(OLD));
    assertAgree();
    assertThat(sides.compare().undecodable(Granularidade.ESTADO)).isEqualTo(3);
    // Its rows are compared, and then the dead letters are met a second time.
    sides.store(Samples.row(1, 1));
    Findings findings = sides.compare();
    assertThat(findings.undecodable(Granularidade.ESTADO)).isEqualTo(3);
    assertThat(findings.differences()).isEqualTo(1);
  }

  @Test
  void aRowOfWhichAllRecordsAreUndecodableIsUndecided() {
    String key = new String(new OccurrenceEncoder().encodeKey(OLD.key()), StandardCharsets.UTF_8);
    // Readable, though not as the contract writes it.
    byte[] spaced = key.replace(",\"id\":", ", \"id\":").getBytes(StandardCharsets.UTF_8);
    sides.add(0, spaced, null, 2);
    sides.store(TableRow.of(OLD));
    Findings findings = sides.compare();
    assertThat(findings.differences()).isZero();
    assertThat(findings.undecided(Granularidade.ESTADO)).isEqualTo(1);
    assertThat(findings.undecodable(Granularidade.ESTADO)).isEqualTo(1);
    assertThat(totals(findings).table().rows()).isEqualTo(1);
  }

  @Test
  void recordsInAWrongPartitionOfTheTopicAreJudgedWithTheOthersOfTheirKey() {
    sides.publish(0, OLD, 1);
    sides.publish(1, NEW, 2);
    sides.store(TableRow.of(NEW));
    assertThat(sides.compare().differences()).isZero();
    assertThat(sides.differing()).hasSize(1);
  }

  @Test
  void aWithdrawalInAWrongPartitionOfTheTopicIsNotMissedThoughTheSumsAgree() {
    sides.publish(0, OLD, 1);
    sides.withdraw(1, OLD, 2);
    sides.store(TableRow.of(OLD));
    assertThat(sides.differences()).containsOnlyKeys(Kind.WITHDRAWN);
  }

  @Test
  void slicesGiveWhatTheWholeGives() {
    for (int i = 0; i < 300; i++) {
      Occurrence row = Samples.occurrence(i, i, "0.1", "Event " + i % 20);
      sides.publish(i % 20 < 15 ? 0 : 1, row, 1);
      sides.store(TableRow.of(row));
    }
    sides.add(0, new byte[] {1}, null, 1);
    assertAgree();
    Map<Group, Sides> whole = sides.compare().totals();
    sides.cut(50);
    assertAgree();
    assertThat(sides.compare().totals()).isEqualTo(whole).hasSize(20);
    assertThat(sides.compare().undecodable(Granularidade.ESTADO)).isEqualTo(1);
    sides.store(Samples.row(1000, 1));
    assertThat(sides.differences()).containsOnlyKeys(Kind.UNKNOWN);
  }

  @Test
  void aSliceHasNoMoreOffsetsThanATaskMayKeep() {
    List<OffsetRange> ranges =
        List.of(
            new OffsetRange("topic", 0, 100, 100),
            new OffsetRange("topic", 1, 5, 105),
            new OffsetRange("topic", 2, 0, 401));
    assertThat(TopicSlice.of(ranges, 100))
        .hasSize(6)
        .allSatisfy(slice -> assertThat(slice.expected()).isBetween(1L, 100L));
  }

  @Test
  void whateverTheOrderTheSumIsTheSame() {
    PartitionSum one = new PartitionSum();
    one.add(1, -1, Totals.NONE);
    one.add(-1, 1, Totals.NONE);
    one.add(Long.MIN_VALUE, -1, Totals.NONE);
    PartitionSum other = new PartitionSum();
    other.add(Long.MIN_VALUE, -1, Totals.NONE);
    PartitionSum rest = new PartitionSum();
    rest.add(-1, 1, Totals.NONE);
    rest.add(1, -1, Totals.NONE);
    other.add(rest);
    assertThat(one.isOfTheSameRows(other)).isTrue();
    // The carry of the lower halves is part of it.
    PartitionSum without = new PartitionSum();
    without.add(Long.MIN_VALUE, -1, Totals.NONE);
    assertThat(one.isOfTheSameRows(without)).isFalse();
  }
}
