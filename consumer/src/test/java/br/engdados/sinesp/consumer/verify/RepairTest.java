package br.engdados.sinesp.consumer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.consumer.verify.KeyComparison.Kind;
import br.engdados.sinesp.consumer.verify.RowHasher.KeyHash;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RepairTest {
  private static final TableRow ROW = Samples.row(0, 1);
  private static final NewestRecord PUBLISHED =
      new NewestRecord(5, 0, new TopicRecord.Published(ROW));
  private static final NewestRecord WITHDRAWN =
      new NewestRecord(5, 0, new TopicRecord.Withdrawn(Granularidade.ESTADO, ROW.primaryKey()));

  private static KeyComparison comparison(NewestRecord newest, StoredRow stored) {
    return new KeyComparison(
        Granularidade.ESTADO, new KeyHash(1, 2), ROW.primaryKey(), newest, stored);
  }

  private static StoredRow stored(long writeTime) {
    return new StoredRow(Samples.row(0, 2), OptionalLong.of(writeTime));
  }

  @Test
  void aRowThatWasNeverWrittenGetsItsOwnTime() {
    KeyComparison missing = comparison(PUBLISHED, null);
    assertThat(missing.kind()).isEqualTo(Kind.MISSING);
    assertThat(Repair.writeTime(missing)).isEqualTo(5000);
  }

  @Test
  void aRowWinsOverYoungerCellsByOneMicrosecond() {
    KeyComparison changed = comparison(PUBLISHED, stored(7777));
    assertThat(changed.kind()).isEqualTo(Kind.CHANGED);
    assertThat(Repair.writeTime(changed)).isEqualTo(7778);
    assertThat(Repair.writeTime(comparison(PUBLISHED, stored(5000)))).isEqualTo(5001);
  }

  @Test
  void aRowOverOlderCellsGetsItsOwnTime() {
    assertThat(Repair.writeTime(comparison(PUBLISHED, stored(4000)))).isEqualTo(5000);
  }

  @Test
  void aDeletionNeedsNoMoreThanTheTimeOfTheCells() {
    KeyComparison unknown = comparison(null, stored(7777));
    assertThat(unknown.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(Repair.writeTime(unknown)).isEqualTo(7777);
    KeyComparison withdrawn = comparison(WITHDRAWN, stored(4000));
    assertThat(withdrawn.kind()).isEqualTo(Kind.WITHDRAWN);
    assertThat(Repair.writeTime(withdrawn)).isEqualTo(5000);
    assertThat(Repair.writeTime(comparison(null, new StoredRow(ROW, OptionalLong.empty()))))
        .isZero();
  }

  @Test
  void namesTheColumnsThatDiffer() {
    assertThat(comparison(PUBLISHED, stored(1)).columns())
        .containsExactly(new KeyComparison.ColumnDifference("vitimas", 1, 2));
  }

  @Test
  void theNewestIsByTimeThenOffsetAndDecodableFirst() {
    NewestRecord later = new NewestRecord(6, 0, WITHDRAWN.content());
    assertThat(NewestRecord.newer(PUBLISHED, later)).isSameAs(later);
    NewestRecord sameTime = new NewestRecord(5, 1, WITHDRAWN.content());
    assertThat(NewestRecord.newer(sameTime, PUBLISHED)).isSameAs(sameTime);
    NewestRecord broken =
        new NewestRecord(
            9, 9, new TopicRecord.Undecodable(Granularidade.ESTADO, ROW.primaryKey(), "broken"));
    assertThat(NewestRecord.newer(broken, PUBLISHED)).isSameAs(PUBLISHED);
    assertThat(comparison(broken, stored(1)).differs()).isFalse();
  }
}
