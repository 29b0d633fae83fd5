package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.failure.FailureException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the load of one topic begins.
 *
 * @param state the state to begin with; {@link CheckpointState.Phase#EMPTYING} asks for an empty
 *     table
 * @param committed where the next batch begins; empty where nothing was read yet
 * @param upToDate whether all that the topic has was read before
 */
record StartPlan(CheckpointState state, Optional<Map<Integer, Long>> committed, boolean upToDate) {
  private static final Logger LOG = LoggerFactory.getLogger(StartPlan.class);

  /**
   * Decides how to begin.
   *
   * @param mode what the user asked for
   * @param keyspace the table's keyspace
   * @param topic the topic as it is
   * @param found the state that was left; empty on a first start
   * @param folder where the progress of a state is read
   * @param now the time
   * @return the plan
   * @throws FailureException if going on would skip records or deletes; the message says what to do
   */
  static StartPlan of(
      ConsumeSettings.Mode mode,
      String keyspace,
      TopicState topic,
      Optional<CheckpointState> found,
      CheckpointFolder folder,
      Instant now) {
    boolean initial = mode == ConsumeSettings.Mode.INITIAL;
    if (found.isEmpty()) {
      CheckpointState.Phase phase =
          initial ? CheckpointState.Phase.EMPTYING : CheckpointState.Phase.FOLLOWING;
      return fresh(new CheckpointState(topic.name(), topic.id(), keyspace, 1, phase, now));
    }
    CheckpointState state = found.get();
    boolean unfinished = state.phase() != CheckpointState.Phase.FOLLOWING;
    boolean same = state.topicId().equals(topic.id()) && state.keyspace().equals(keyspace);
    if (initial && !(unfinished && same)) {
      if (state.topicId().equals(topic.id())) {
        committedIfReadable(folder, state)
            .ifPresent(offsets -> requireSamePartitions(topic, offsets));
      }
      return fresh(state.rebuild(topic.id(), keyspace, now));
    }
    requireSame(state, keyspace, topic);
    Optional<Map<Integer, Long>> committed = folder.committed(state);
    committed.ifPresent(offsets -> requireSamePartitions(topic, offsets));
    requireNothingLost(state, topic, committed, now);
    return new StartPlan(
        state,
        committed,
        !unfinished && committed.isPresent() && committed.get().equals(topic.latest()));
  }

  // A rebuild is also the way out of a damaged checkpoint, so it does without what it cannot read.
  private static Optional<Map<Integer, Long>> committedIfReadable(
      CheckpointFolder folder, CheckpointState state) {
    try {
      return folder.committed(state);
    } catch (FailureException e) {
      LOG.warn("event=checkpoint_passed_over reason=\"{}\"", e.getMessage());
      return Optional.empty();
    }
  }

  private static StartPlan fresh(CheckpointState state) {
    return new StartPlan(state, Optional.empty(), false);
  }

  private static void requireSame(CheckpointState state, String keyspace, TopicState topic) {
    refuseIf(
        !state.topic().equals(topic.name()),
        "the checkpoint is of topic " + state.topic() + ", not of " + topic.name(),
        "Choose another --checkpoint-dir");
    refuseIf(
        !state.keyspace().equals(keyspace),
        "the checkpoint is of keyspace " + state.keyspace() + ", not of " + keyspace,
        "Choose another --checkpoint-dir, or rebuild with --mode initial");
    refuseIf(
        !state.topicId().equals(topic.id()),
        "topic "
            + topic.name()
            + " was deleted and created again since the last run (id "
            + state.topicId()
            + ", now "
            + topic.id()
            + ")",
        "Rebuild its table with --mode initial");
  }

  // A key that moves to another partition leaves its old value behind, which outlives its
  // withdrawal: a rebuild from such a topic would bring the row back.
  private static void requireSamePartitions(TopicState topic, Map<Integer, Long> committed) {
    refuseIf(
        !committed.keySet().equals(topic.latest().keySet()),
        "topic %s has %d partitions, and had %d when it was read last"
            .formatted(topic.name(), topic.latest().size(), committed.size()),
        "Partitions must not be added to a topic: delete it, publish anew with the other --partitions,"
            + " and rebuild its table with --mode initial (docs/scaling.md)");
  }

  private static void requireNothingLost(
      CheckpointState state,
      TopicState topic,
      Optional<Map<Integer, Long>> committed,
      Instant now) {
    committed
        .flatMap(topic::behindRetention)
        .ifPresent(
            partition ->
                refuseIf(
                    true,
                    "the next record to read, offset %d of %s-%d, is gone: the topic begins at %d"
                        .formatted(
                            committed.get().get(partition),
                            topic.name(),
                            partition,
                            topic.earliest().get(partition)),
                    "Rebuild the table with --mode initial"));
    Duration away = Duration.between(state.caughtUp(), now);
    refuseIf(
        committed.isPresent() && away.compareTo(topic.tombstoneRetention()) > 0,
        "the table of %s was last complete %s, longer ago than the topic keeps deletes (delete.retention.ms=%d): rows that were withdrawn since may never be deleted"
            .formatted(topic.name(), state.caughtUp(), topic.tombstoneRetention().toMillis()),
        "Rebuild it with --mode initial");
  }

  private static void refuseIf(boolean refused, String reason, String advice) {
    if (refused) {
      throw new FailureException(reason + ". " + advice);
    }
  }
}
