package br.engdados.sinesp.consumer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.consumer.stream.CheckpointState.Phase;
import br.engdados.sinesp.consumer.stream.ConsumeSettings.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartPlanTest {
  private static final String TOPIC = "sinesp_ocorrencias_estado";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path root;
  private CheckpointFolder folder;

  @BeforeEach
  void open() {
    folder = new CheckpointFolder(root.toString(), TOPIC);
  }

  @Test
  void aFirstStartFollowsFromTheBeginning() {
    StartPlan plan = plan(Mode.APPEND, topic("id", 0, 9));

    assertThat(plan.state().phase()).isEqualTo(Phase.FOLLOWING);
    assertThat(plan.state().generation()).isEqualTo(1);
    assertThat(plan.committed()).isEmpty();
    assertThat(plan.upToDate()).isFalse();
  }

  @Test
  void appendGoesOnFromTheCommittedOffsets() throws IOException {
    leave(Phase.FOLLOWING, 1, NOW.minusSeconds(60));
    commit(1, 0, 5);
    commit(1, 1, 9);

    assertThat(plan(Mode.APPEND, topic("id", 0, 9)).upToDate()).isTrue();
    StartPlan behind = plan(Mode.APPEND, topic("id", 0, 12));
    assertThat(behind.upToDate()).isFalse();
    assertThat(behind.committed()).contains(Map.of(0, 9L));
  }

  @Test
  void aBatchThatWasPlannedButNotCommittedDoesNotCount() throws IOException {
    leave(Phase.FOLLOWING, 1, NOW);
    commit(1, 0, 5);
    write("g1/offsets/1", offsets(9));

    assertThat(plan(Mode.APPEND, topic("id", 0, 9)).committed()).contains(Map.of(0, 5L));
  }

  @Test
  void initialBeginsANewGenerationAndGoesOnWithAnUnfinishedOne() throws IOException {
    leave(Phase.FOLLOWING, 3, NOW);
    assertThat(plan(Mode.INITIAL, topic("id", 0, 9)).state())
        .isEqualTo(new CheckpointState(TOPIC, "id", "ks", 4, Phase.EMPTYING, NOW));

    leave(Phase.REBUILDING, 4, NOW);
    commit(4, 0, 5);
    StartPlan rest = plan(Mode.INITIAL, topic("id", 0, 9));
    assertThat(rest.state().generation()).isEqualTo(4);
    assertThat(rest.committed()).contains(Map.of(0, 5L));

    assertThat(plan(Mode.INITIAL, topic("other", 0, 9)).state().generation()).isEqualTo(5);
  }

  @Test
  void aRecreatedTopicIsRefused() throws IOException {
    leave(Phase.FOLLOWING, 1, NOW);
    assertRefused(topic("other", 0, 9), "was deleted and created again", "--mode initial");
  }

  @Test
  void offsetsBehindRetentionAreRefused() throws IOException {
    leave(Phase.FOLLOWING, 1, NOW);
    commit(1, 0, 5);
    assertRefused(topic("id", 6, 9), "offset 5 of " + TOPIC + "-0, is gone", "--mode initial");
  }

  @Test
  void aTopicThatHasGrownIsRefused() throws IOException {
    leave(Phase.FOLLOWING, 1, NOW);
    commit(1, 0, 5);
    Map<Integer, Long> ends = Map.of(0, 9L, 1, 2L);
    TopicState grown = new TopicState(TOPIC, "id", Duration.ofDays(90), ends, ends);
    for (Mode mode : Mode.values()) {
      assertThatThrownBy(() -> plan(mode, grown))
          .isInstanceOf(FailureException.class)
          .hasMessageContaining("has 2 partitions, and had 1")
          .hasMessageContaining("publish anew");
    }
    // Deleted and created with another number: this is the way out.
    TopicState anew = new TopicState(TOPIC, "new id", Duration.ofDays(90), ends, ends);
    assertThat(plan(Mode.INITIAL, anew).state().phase()).isEqualTo(Phase.EMPTYING);
  }

  @Test
  void aDamagedCheckpointDoesNotKeepFromARebuild() throws IOException {
    leave(Phase.FOLLOWING, 1, NOW);
    commit(1, 0, 5);
    write("g1/offsets/0", "v1\n{torn");
    assertThat(plan(Mode.INITIAL, topic("id", 0, 9)).state().generation()).isEqualTo(2);
  }

  @Test
  void aTableThatMissedDeletesIsRefused() throws IOException {
    leave(Phase.FOLLOWING, 1, NOW.minus(Duration.ofDays(91)));
    commit(1, 0, 5);
    assertRefused(topic("id", 0, 9), "longer ago than the topic keeps deletes", "--mode initial");
  }

  @Test
  void aCheckpointOfAnotherTopicVersionOrKeyspaceIsRefused() throws IOException {
    folder.writeState(new CheckpointState("other", "id", "ks", 1, Phase.FOLLOWING, NOW));
    assertRefused(topic("id", 0, 9), "the checkpoint is of topic other", "--checkpoint-dir");

    folder.writeState(new CheckpointState(TOPIC, "id", "elsewhere", 1, Phase.FOLLOWING, NOW));
    assertRefused(topic("id", 0, 9), "of keyspace elsewhere", "--checkpoint-dir");

    leave(Phase.FOLLOWING, 1, NOW);
    Path state = root.resolve(TOPIC).resolve("state");
    String text = Files.readString(state).replace("version=1", "version=2");
    assertThatThrownBy(() -> CheckpointState.parse("state", text))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("has version 2");
  }

  @Test
  void aSparkCheckpointWithoutStateIsRefused() throws IOException {
    write("g1/offsets/0", offsets(1));
    assertThatThrownBy(folder::readState)
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("has no file state");
  }

  @Test
  void aSecondConsumerIsRefusedByNameUntilTheFirstIsGone() {
    Path local = folder.local().orElseThrow();
    CheckpointLock first = CheckpointLock.take(local);
    assertThatThrownBy(() -> CheckpointLock.take(local))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("process " + ProcessHandle.current().pid());
    first.close();
    CheckpointLock.take(local).close();
  }

  @Test
  void checkpointsOfOldGenerationsAreDeleted() throws IOException {
    commit(1, 0, 5);
    commit(2, 0, 5);
    folder.deleteBefore(2);
    assertThat(root.resolve(TOPIC).resolve("g1")).doesNotExist();
    assertThat(root.resolve(TOPIC).resolve("g2")).exists();
  }

  private StartPlan plan(Mode mode, TopicState topic) {
    return StartPlan.of(mode, "ks", topic, folder.readState(), folder, NOW);
  }

  private void assertRefused(TopicState topic, String reason, String advice) {
    assertThatThrownBy(() -> plan(Mode.APPEND, topic))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining(advice);
  }

  private void leave(Phase phase, int generation, Instant caughtUp) {
    folder.writeState(new CheckpointState(TOPIC, "id", "ks", generation, phase, caughtUp));
  }

  private void commit(int generation, int batch, long next) throws IOException {
    write("g" + generation + "/offsets/" + batch, offsets(next));
    write("g" + generation + "/commits/" + batch, "v1\n{\"nextBatchWatermarkMs\":0}");
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(TOPIC).resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static String offsets(long next) {
    return "v1\n{\"batchWatermarkMs\":0}\n{\"" + TOPIC + "\":{\"0\":" + next + "}}";
  }

  private static TopicState topic(String id, long earliest, long latest) {
    return new TopicState(TOPIC, id, Duration.ofDays(90), Map.of(0, earliest), Map.of(0, latest));
  }
}
