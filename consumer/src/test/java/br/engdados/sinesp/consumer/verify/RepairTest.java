package br.engdados.sinesp.consumer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.consumer.verify.compare.Findings;
import br.engdados.sinesp.consumer.verify.compare.KeyComparison;
import br.engdados.sinesp.consumer.verify.compare.KeyComparison.Kind;
import br.engdados.sinesp.consumer.verify.compare.NewestRecord;
import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.compare.Totals;
import br.engdados.sinesp.consumer.verify.read.TableAccess;
import br.engdados.sinesp.consumer.verify.read.TableAccess.StoredRow;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.consumer.verify.read.TopicRecord;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
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

  private final FakeTopic topic = new FakeTopic();
  private final FakeTables tables = new FakeTables();

  /** Looks, and repairs at ten seconds past 1970. */
  private List<KeyComparison> mend(TableRow suspect) throws InterruptedException {
    Findings.Suspect key =
        new Findings.Suspect(
            Samples.partition(suspect), FakeTopic.hash(suspect), Totals.Sides.NONE);
    SecondLook look =
        new SecondLook(topic, tables, topic, List.of(key), EnumSet.of(Granularidade.ESTADO));
    Clock clock = Clock.fixed(Instant.ofEpochSecond(10), ZoneOffset.UTC);
    return new Repair(tables, look, clock).mend(look.differences(Duration.ZERO));
  }

  private List<Long> writeTimes() {
    return tables.writes.stream().map(TableAccess.Write::writeTime).toList();
  }

  @Test
  void writesOnceWhereThatWinsAndReadsItBack() throws InterruptedException {
    topic.publish(ROW, 5);
    tables.put(Samples.row(0, 2), 7777);
    assertThat(mend(ROW)).isEmpty();
    assertThat(writeTimes()).containsExactly(7778L);
    assertThat(tables.writes.get(0).row()).isEqualTo(ROW);
  }

  @Test
  void writesAgainWithThePresentTimeWhereSomethingUnseenIsYounger() throws InterruptedException {
    topic.publish(ROW, 5);
    tables.delete(ROW, 9_000_000);
    assertThat(mend(ROW)).isEmpty();
    assertThat(writeTimes()).containsExactly(5000L, 10_000_000L);
  }

  @Test
  void neverWritesAheadOfTheClockToWinOverSomethingUnseenInTheFuture() throws InterruptedException {
    topic.publish(ROW, 5);
    tables.delete(ROW, 20_000_000);
    assertThat(mend(ROW)).extracting(KeyComparison::kind).containsExactly(Kind.MISSING);
    assertThat(writeTimes()).containsExactly(5000L, 10_000_000L);
  }

  @Test
  void deletesWhatTheTopicDoesNotKnow() throws InterruptedException {
    topic.inTable(ROW);
    tables.put(ROW, 7777);
    assertThat(mend(ROW)).isEmpty();
    assertThat(writeTimes()).containsExactly(7777L);
    assertThat(tables.writes.get(0).row()).isNull();
  }
}
