package br.engdados.sinesp.consumer.write;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NewestChangesTest {
  private final NewestChanges changes = new NewestChanges();
  private final Occurrence january = Records.occurrence(1, 0, 5);
  private final Occurrence february = Records.occurrence(2, 0, 3);

  @Test
  void theNewestTimestampWinsWhateverTheOrder() {
    add(january, write(january, 20, 1));
    add(january, write(january, 10, 2));

    assertThat(changes()).containsExactly(new RowChange.Write(january, true, 20, 1));
  }

  @Test
  void ofOneTimestampTheLaterOffsetWins() {
    add(january, write(january, 10, 1));
    add(january, new RowChange.Delete(january.key(), 10, 2));

    assertThat(changes()).containsExactly(new RowChange.Delete(january.key(), 10, 2));
  }

  @Test
  void aRowAddedAgainWritesItsBlanksBecauseItsDeleteIsSkipped() {
    add(january, new RowChange.Delete(january.key(), 10, 1));
    add(january, write(january, 20, 2));

    assertThat(changes()).containsExactly(new RowChange.Write(january, true, 20, 2));
  }

  @Test
  void aRowThatComesOnceKeepsItsBlanksUnset() {
    add(january, write(january, 10, 1));

    assertThat(changes()).containsExactly(write(january, 10, 1));
  }

  @Test
  void rowsOfOnePartitionComeOneAfterAnother() {
    Occurrence otherYear =
        new Occurrence(
            january.id(),
            january.edition(),
            january.period().withYear(2022),
            january.place(),
            january.tipoCrime(),
            january.breakdown(),
            january.measures());
    add(january, write(january, 10, 1));
    add(otherYear, write(otherYear, 10, 2));
    add(february, write(february, 10, 3));

    assertThat(changes())
        .containsExactly(write(january, 10, 1), write(february, 10, 3), write(otherYear, 10, 2));
  }

  private List<RowChange> changes() {
    List<RowChange> all = new ArrayList<>();
    changes.partitions().forEach(all::addAll);
    return all;
  }

  private void add(Occurrence row, RowChange change) {
    changes.add(new OccurrenceEncoder().encodeKey(row.key()), change);
  }

  private static RowChange.Write write(Occurrence row, long timestamp, long offset) {
    return new RowChange.Write(row, false, timestamp, offset);
  }
}
