package br.engdados.sinesp.producer.revision;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordSpoolTest {
  @Test
  void changesComeBackAsTheyWereAndInTheirOrder() throws Exception {
    List<Change> changes = new ArrayList<>();
    for (Dataset dataset : Dataset.values()) {
      for (Granularidade granularidade : Granularidade.values()) {
        for (Operation operation : Operation.values()) {
          int n = changes.size();
          byte[] value = operation == Operation.WITHDRAWN ? null : new byte[n];
          changes.add(
              new Change(
                  dataset, granularidade, operation, new byte[] {(byte) n, 1}, 1, value, 1000 + n));
        }
      }
    }
    List<Change> replayed = new ArrayList<>();
    try (RecordSpool spool = new RecordSpool()) {
      for (Change change : changes) {
        spool.add(change);
      }
      spool.replay(replayed::add);
    }
    assertThat(replayed).usingRecursiveComparison().isEqualTo(changes);
  }
}
