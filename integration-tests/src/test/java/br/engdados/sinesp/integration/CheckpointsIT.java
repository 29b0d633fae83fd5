package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A checkpoint that two want at once, and one that has lost its last entry. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CheckpointsIT {
  private static final int ROWS = 60;

  private final Pipeline pipeline;

  CheckpointsIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void aSecondConsumerRefusesAndALostCommitLosesNothing() throws Exception {
    publish();
    String[] continuous = {"consume", "--trigger", "continuous", "--max-offsets-per-trigger", "25"};
    Program.Running first = pipeline.consumer().start(continuous);
    try {
      await()
          .atMost(Duration.ofMinutes(3))
          .until(
              () ->
                  first.said("query=%s batch=2".formatted(RawRecords.MUNICIPIO))
                      || !first.process().isAlive());
      Finished second = pipeline.consumer().run(continuous);
      assertThat(second.exitCode()).as(second.all()).isEqualTo(3);
      assertThat(second.err())
          .contains("is in use by another consumer, process " + first.process().pid())
          .contains("--checkpoint-dir")
          .doesNotContain("\tat ");
    } finally {
      first.kill();
    }
    final Map<Object, Map<String, Object>> loaded = pipeline.table(OccurrenceTable.MUNICIPIO);
    assertThat(loaded).hasSize(ROWS);

    Checkpoint checkpoint = pipeline.checkpoint(RawRecords.MUNICIPIO);
    long committed = checkpoint.lastCommitted().orElseThrow();
    checkpoint.deleteLastCommit();
    assertThat(checkpoint.hasUnfinishedBatch()).isTrue();
    Finished again = pipeline.consume();
    assertThat(again.err())
        .contains("query=%s batch=%d".formatted(RawRecords.MUNICIPIO, committed));
    assertThat(checkpoint.lastCommitted().orElseThrow()).isGreaterThanOrEqualTo(committed);
    assertThat(pipeline.table(OccurrenceTable.MUNICIPIO)).isEqualTo(loaded);
    assertThat(pipeline.endOffset(OccurrenceTopic.DEAD_LETTERS)).isZero();
  }

  private void publish() throws Exception {
    YearlyCsv csv = new YearlyCsv();
    for (int i = 0; i < ROWS; i++) {
      String date = "2016-%02d-01".formatted(i % 12 + 1);
      csv.victims("PR", i < 30 ? "CURITIBA" : "LONDRINA", "Suicídio", date, i);
    }
    pipeline.publish(csv.write(pipeline.folder().resolve("bancovde-2016.csv")));
  }
}
