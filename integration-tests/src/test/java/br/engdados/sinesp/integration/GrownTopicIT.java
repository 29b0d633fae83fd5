package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.contract.topic.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A topic to which somebody added partitions while the consumer ran: producer and consumer refuse
 * it and say what to do, and what they say works.
 */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GrownTopicIT {
  private static final String TOPIC = RawRecords.TOPIC;
  private static final int GROWN = 6;

  private final Pipeline pipeline;
  private final Path file;

  GrownTopicIT(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.file = pipeline.folder().resolve("bancovde-2019.csv");
  }

  @Test
  void partitionsThatWereAddedAreRefusedUntilAllIsPublishedAnew() throws Exception {
    pipeline.publish(states(3));
    growBelowARunningConsumer();

    long end = pipeline.endOffset(TOPIC);
    Finished published =
        pipeline.producer().run("publish", "--source", states(5).toString(), "--full");
    assertThat(published.exitCode()).as(published.all()).isEqualTo(3);
    assertThat(published.err())
        .contains(TOPIC + " has 6 partitions, not 3", "delete it and publish anew", "scaling.md");
    assertThat(pipeline.endOffset(TOPIC)).isEqualTo(end);

    refused("append");
    refused("initial");
    assertThat(pipeline.rowsIn(OccurrenceTable.ESTADO)).isEqualTo(4);

    pipeline.deleteTopics();
    pipeline.publish(states(5), "--partitions", Integer.toString(GROWN));
    pipeline.consume("--mode", "initial", "--min-tasks", "12");
    assertThat(pipeline.rowsIn(OccurrenceTable.ESTADO)).isEqualTo(5);
    pipeline.verifyClean();
  }

  /** It goes on with the partitions that it knows, so that the next start can tell. */
  private void growBelowARunningConsumer() throws Exception {
    Program.Running running =
        pipeline.consumer().start("consume", "--trigger", "continuous", "--interval", "1s");
    try (RawRecords records = new RawRecords(pipeline.servers().kafka().address())) {
      awaitRows(running, 3);
      pipeline.kafka().createPartitions(Map.of(TOPIC, NewPartitions.increaseTo(GROWN))).all().get();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  pipeline
                          .kafka()
                          .describeTopics(List.of(TOPIC))
                          .allTopicNames()
                          .get()
                          .get(TOPIC)
                          .partitions()
                          .size()
                      == GROWN);
      records.publish(Operation.NEW, records.row(7, Instant.now(), 1, null));
      records.flush();
      awaitRows(running, 4);
    } finally {
      running.terminate();
    }
  }

  private void awaitRows(Program.Running running, int rows) {
    await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .until(
            () -> pipeline.rowsIn(OccurrenceTable.ESTADO) == rows || !running.process().isAlive());
    assertThat(running.process().isAlive()).as("the consumer runs").isTrue();
  }

  private void refused(String mode) {
    Finished finished = pipeline.consumer().run("consume", "--mode", mode);
    assertThat(finished.exitCode()).as(finished.all()).isEqualTo(3);
    assertThat(finished.err())
        .contains("%s has 6 partitions, and had 3".formatted(TOPIC), "publish anew", "scaling.md")
        .doesNotContain("\tat ");
  }

  private Path states(int rows) throws IOException {
    YearlyCsv csv = new YearlyCsv();
    for (int i = 0; i < rows; i++) {
      csv.victims("PR", "NÃO INFORMADO", "Suicídio", "2019-%02d-01".formatted(i + 1), i);
    }
    return csv.write(file);
  }
}
