package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Checkpoints, topics and tables that do not belong together any more: going on would skip records
 * or deletes, so the consumer says what is wrong and what to do, and changes nothing.
 */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RefusalsIT {
  private static final String TOPIC = RawRecords.MUNICIPIO;
  private static final String TABLE =
      OccurrenceTable.KEYSPACE + "." + OccurrenceTable.MUNICIPIO.name();

  private final Pipeline pipeline;
  private final Path file;
  private final Checkpoint checkpoint;

  RefusalsIT(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.file = pipeline.folder().resolve("bancovde-2017.csv");
    this.checkpoint = pipeline.checkpoint(TOPIC);
  }

  @Test
  @Order(1)
  void aKeyspaceReplicatedByDataCentre() throws IOException {
    publish(3);
    refused(
        List.of("--replication", "nowhere:1", "--checkpoint-dir", folder("elsewhere")),
        "cannot create or empty the tables",
        "nowhere",
        "--replication");
    pipeline.consume("--replication", "datacenter1:1", "--topics", "municipio,estado");
    assertThat(pipeline.rowsIn(OccurrenceTable.MUNICIPIO)).isEqualTo(3);
    Map<String, String> replication =
        pipeline
            .cql(
                "SELECT replication FROM system_schema.keyspaces WHERE keyspace_name = ?",
                OccurrenceTable.KEYSPACE)
            .get(0)
            .getMap("replication", String.class, String.class);
    assertThat(replication)
        .containsEntry("class", "org.apache.cassandra.locator.NetworkTopologyStrategy")
        .containsEntry("datacenter1", "1");
  }

  @Test
  @Order(2)
  void aCheckpointOfAnotherKeyspace() {
    refused(
        List.of("--keyspace", "other_keyspace"),
        "the checkpoint is of keyspace " + OccurrenceTable.KEYSPACE,
        "--checkpoint-dir");
  }

  @Test
  @Order(3)
  void aCheckpointOfAnotherTopic() throws IOException {
    String state = checkpoint.state();
    checkpoint.write(pipeline.checkpoint(RawRecords.TOPIC).state());
    refused(List.of(), "the checkpoint is of topic " + RawRecords.TOPIC, "--checkpoint-dir");
    checkpoint.write(state);
  }

  @Test
  @Order(4)
  void aCheckpointOfAnotherVersionAndOneWithoutState() throws IOException {
    String state = checkpoint.state();
    checkpoint.set("version", "2");
    refused(List.of(), "has version 2", "--mode initial");
    checkpoint.deleteState();
    refused(List.of(), "has no file state", "Restore the file");
    checkpoint.write(state);
  }

  @Test
  @Order(5)
  void aConsumerThatWasAwayLongerThanTheTopicKeepsDeletes() throws IOException {
    String state = checkpoint.state();
    checkpoint.set("caught-up", "2020-01-01T00:00:00Z");
    refused(List.of(), "last complete 2020-01-01", "delete.retention.ms", "--mode initial");
    checkpoint.write(state);
  }

  @Test
  @Order(6)
  void recordsThatAreGoneBeforeTheyWereRead() throws Exception {
    publish(5);
    setPolicy("compact,delete");
    for (int partition = 0; partition < 3; partition++) {
      deleteRecords(new TopicPartition(TOPIC, partition));
    }
    setPolicy("compact");
    refused(List.of(), "the next record to read", "is gone", "--mode initial");
    assertThat(pipeline.rowsIn(OccurrenceTable.MUNICIPIO)).isEqualTo(3);
  }

  @Test
  @Order(7)
  void aTopicThatWasDeletedAndCreatedAgain() throws Exception {
    pipeline.kafka().deleteTopics(List.of(TOPIC)).all().get();
    publish(4);
    refused(List.of(), "was deleted and created again", "--mode initial");
    pipeline.consume("--mode", "initial", "--topics", "municipio,estado");
    assertThat(pipeline.rowsIn(OccurrenceTable.MUNICIPIO)).isEqualTo(4);
  }

  @Test
  @Order(8)
  void aMasterThatSparkDoesNotKnow() {
    Finished verified = pipeline.consumer().run("verify", "--master", "nonsense");
    assertThat(verified.exitCode()).as(verified.all()).isEqualTo(3);
    assertThat(verified.err()).contains("nonsense", "--master").doesNotContain("\tat ");
  }

  @Test
  @Order(9)
  void aTableThatWasDropped() {
    pipeline.cql("DROP TABLE " + TABLE);
    refused(List.of(), "is missing, but its checkpoint says", "--mode initial");
    Finished verified = pipeline.consumer().run("verify", "--wait-timeout", "10s");
    assertThat(verified.exitCode()).as(verified.all()).isEqualTo(3);
    assertThat(verified.err()).contains("does not exist").doesNotContain("\tat ");
  }

  private void publish(int rows) throws IOException {
    YearlyCsv csv = new YearlyCsv();
    for (int i = 0; i < rows; i++) {
      csv.victims("PR", "CURITIBA", "Suicídio", "2017-%02d-01".formatted(i + 1), i);
    }
    pipeline.publish(csv.write(file));
  }

  // The broker takes a new setting of a topic a moment after the answer.
  private void deleteRecords(TopicPartition partition) {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(
            () ->
                pipeline
                        .kafka()
                        .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1)))
                        .lowWatermarks()
                        .get(partition)
                        .get()
                        .lowWatermark()
                    >= 0);
  }

  private void setPolicy(String policy) throws Exception {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
    AlterConfigOp set =
        new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET);
    pipeline.kafka().incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
  }

  private String folder(String name) {
    return pipeline.folder().resolve(name).toString();
  }

  private void refused(List<String> options, String... told) {
    List<String> arguments = new ArrayList<>(List.of("consume", "--topics", "municipio,estado"));
    arguments.addAll(options);
    Finished finished = pipeline.consumer().run(arguments.toArray(String[]::new));
    assertThat(finished.exitCode()).as(finished.all()).isEqualTo(3);
    assertThat(finished.err()).contains(told).doesNotContain("\tat ");
  }
}
