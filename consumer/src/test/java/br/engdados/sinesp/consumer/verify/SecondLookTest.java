package br.engdados.sinesp.consumer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.consumer.verify.compare.Findings;
import br.engdados.sinesp.consumer.verify.compare.Findings.Suspect;
import br.engdados.sinesp.consumer.verify.compare.Group;
import br.engdados.sinesp.consumer.verify.compare.KeyComparison;
import br.engdados.sinesp.consumer.verify.compare.KeyComparison.Kind;
import br.engdados.sinesp.consumer.verify.compare.Totals;
import br.engdados.sinesp.consumer.verify.compare.Totals.Sides;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondLookTest {
  private static final TableRow OLD = Samples.row(0, 1);
  private static final TableRow NEW = Samples.row(0, 2);
  private static final TableRow OTHER = Samples.row(1, 5);

  private final FakeTopic topic = new FakeTopic();
  private final FakeTables tables = new FakeTables();
  private final Findings findings = new Findings(10);

  private SecondLook look(Suspect... suspects) {
    List.of(suspects).forEach(findings::suspect);
    return new SecondLook(
        topic, tables, topic, findings.suspects(), EnumSet.of(Granularidade.ESTADO));
  }

  /** A key that counted for a row on each side when both were read as a whole; null for none. */
  private static Suspect suspect(TableRow inTopic, TableRow inTable) {
    Sides counted = new Sides(totals(inTopic), totals(inTable), 1);
    TableRow any = inTopic == null ? inTable : inTopic;
    return new Suspect(Samples.partition(any), FakeTopic.hash(any), counted);
  }

  private static Totals totals(TableRow row) {
    return row == null ? Totals.NONE : Totals.of(row);
  }

  private Sides corrected(SecondLook look) {
    look.correct(findings);
    return findings.totals().get(Group.of(Samples.partition(OLD)));
  }

  @Test
  void whatTheConsumerWritesWithinTheSettlingTimeIsNoDifference() throws InterruptedException {
    topic.publish(NEW, 5);
    tables.put(OLD, 4000);
    tables.beforeRead(3, () -> tables.put(NEW, 5000));
    SecondLook look = look(suspect(NEW, OLD));
    assertThat(look.differences(Duration.ofMinutes(5))).isEmpty();
    assertThat(tables.reads).isEqualTo(3);
    assertThat(corrected(look)).isEqualTo(new Sides(Totals.of(NEW), Totals.of(NEW), 0));
  }

  @Test
  void whatStillDiffersWhenTheSettlingTimeIsOverIsADifference() throws InterruptedException {
    topic.publish(NEW, 5);
    tables.put(OLD, 4000);
    SecondLook look = look(suspect(NEW, OLD));
    long start = System.nanoTime();
    List<KeyComparison> differences = look.differences(Duration.ofMillis(700));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(699));
    assertThat(differences).hasSize(1);
    assertThat(differences.get(0).kind()).isEqualTo(Kind.CHANGED);
    assertThat(tables.reads).isGreaterThanOrEqualTo(2);
    assertThat(corrected(look)).isEqualTo(new Sides(Totals.of(NEW), Totals.of(OLD), 1));
  }

  @Test
  void whatAgreesAtOnceIsNotWaitedFor() throws InterruptedException {
    topic.publish(NEW, 5);
    tables.put(NEW, 5000);
    SecondLook look = look(suspect(NEW, null));
    assertThat(look.differences(Duration.ofDays(1))).isEmpty();
    assertThat(tables.reads).isEqualTo(1);
    assertThat(corrected(look)).isEqualTo(new Sides(Totals.of(NEW), Totals.of(NEW), 0));
  }

  @Test
  void recordsThatCameSinceAreReadAndTheNewestOfAllCounts() throws InterruptedException {
    topic.publish(OLD, 5);
    tables.put(NEW, 6000);
    tables.beforeRead(
        1,
        () -> {
          topic.publish(NEW, 6);
          // Read late: an older edition than the one before.
          topic.publish(Samples.row(0, 9), 4);
        });
    SecondLook look = look(suspect(OLD, NEW));
    assertThat(look.differences(Duration.ofMinutes(5))).isEmpty();
    assertThat(tables.reads).isEqualTo(2);
    assertThat(corrected(look)).isEqualTo(new Sides(Totals.of(NEW), Totals.of(NEW), 0));
  }

  @Test
  void aRowThatIsWithdrawnMeanwhileMustGo() throws InterruptedException {
    topic.publish(NEW, 5);
    SecondLook look = look(suspect(NEW, null));
    tables.beforeRead(1, () -> topic.withdraw(NEW, 6));
    assertThat(look.differences(Duration.ofMinutes(5))).isEmpty();
    assertThat(corrected(look)).isEqualTo(Sides.NONE);
  }

  @Test
  void rowsThatTheTopicDoesNotKnowAreFoundByTheTablesKeys() throws InterruptedException {
    topic.inTable(OTHER);
    tables.put(OTHER, 1000);
    // This one went between the two looks.
    SecondLook look = look(suspect(null, OTHER), suspect(null, OLD));
    List<KeyComparison> differences = look.differences(Duration.ZERO);
    assertThat(differences).extracting(KeyComparison::kind).containsExactly(Kind.UNKNOWN);
    assertThat(differences.get(0).primaryKey()).isEqualTo(OTHER.primaryKey());
    assertThat(corrected(look)).isEqualTo(new Sides(Totals.NONE, Totals.of(OTHER), 1));
  }

  @Test
  void onlyWhatDifferedIsLookedAtAgain() throws InterruptedException {
    topic.publish(NEW, 5);
    topic.publish(OTHER, 5);
    tables.put(OTHER, 5000);
    SecondLook look = look(suspect(NEW, null), suspect(OTHER, null));
    List<KeyComparison> left = look.differences(Duration.ZERO);
    assertThat(left).extracting(KeyComparison::published).containsExactly(NEW);
    // Whatever becomes of the other one: it agreed.
    tables.delete(OTHER, 6000);
    tables.put(NEW, 5000);
    assertThat(look.again(new ArrayList<>(left))).isEmpty();
    Sides both = corrected(look);
    assertThat(both.differences()).isZero();
    assertThat(both.table().rows()).isEqualTo(2);
  }
}
