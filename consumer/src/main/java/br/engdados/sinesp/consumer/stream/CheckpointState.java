package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.failure.FailureException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is kept beside a topic's Spark checkpoint.
 *
 * @param topic the topic's name
 * @param topicId Kafka's id of the topic: another one after it was deleted and created again
 * @param keyspace the keyspace of the table that was loaded
 * @param generation which of the Spark checkpoints is in use, 1 or more
 * @param phase how far the load is
 * @param caughtUp when the table last had all that the topic had; at first when the load began
 */
record CheckpointState(
    String topic, String topicId, String keyspace, int generation, Phase phase, Instant caughtUp) {
  /** The version of this form; a program that does not know it must not guess. */
  private static final String VERSION = "1";

  /** How far a load is. */
  enum Phase {
    /** The table must be emptied before anything is read. */
    EMPTYING,
    /** The table is being rebuilt from the earliest offset. */
    REBUILDING,
    /** The table follows the topic. */
    FOLLOWING
  }

  CheckpointState with(Phase next) {
    return new CheckpointState(topic, topicId, keyspace, generation, next, caughtUp);
  }

  CheckpointState caughtUpAt(Instant instant) {
    Phase next = phase == Phase.REBUILDING ? Phase.FOLLOWING : phase;
    return new CheckpointState(topic, topicId, keyspace, generation, next, instant);
  }

  /** Gives the next generation: the table is to be emptied and loaded again. */
  CheckpointState rebuild(String currentTopicId, String currentKeyspace, Instant now) {
    return new CheckpointState(
        topic, currentTopicId, currentKeyspace, generation + 1, Phase.EMPTYING, now);
  }

  /** Writes lines of {@code name=value}; none of the values holds a line break. */
  String text() {
    Map<String, String> fields = new TreeMap<>();
    fields.put("version", VERSION);
    fields.put("topic", topic);
    fields.put("topic-id", topicId);
    fields.put("keyspace", keyspace);
    fields.put("generation", Integer.toString(generation));
    fields.put("phase", phase.name().toLowerCase(Locale.ROOT));
    fields.put("caught-up", caughtUp.toString());
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + field.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** Reads what {@link #text} wrote. */
  static CheckpointState parse(String file, String text) {
    try {
      Map<String, String> fields =
          text.lines()
              .collect(
                  Collectors.toMap(
                      line -> line.substring(0, line.indexOf('=')),
                      line -> line.substring(line.indexOf('=') + 1)));
      if (!VERSION.equals(fields.get("version"))) {
        throw new FailureException(
            "checkpoint "
                + file
                + " has version "
                + fields.get("version")
                + ", this program knows version "
                + VERSION
                + ". Run the program that wrote it, or rebuild with another --checkpoint-dir and"
                + " --mode initial");
      }
      return new CheckpointState(
          required(fields, "topic"),
          required(fields, "topic-id"),
          required(fields, "keyspace"),
          Integer.parseInt(required(fields, "generation")),
          Phase.valueOf(required(fields, "phase").toUpperCase(Locale.ROOT)),
          Instant.parse(required(fields, "caught-up")));
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | NullPointerException
        | DateTimeException e) {
      throw new FailureException(
          "checkpoint "
              + file
              + " cannot be read: "
              + e.getMessage()
              + ". Restore it, or rebuild with another --checkpoint-dir and --mode initial",
          e);
    }
  }

  private static String required(Map<String, String> fields, String name) {
    return Objects.requireNonNull(fields.get(name), name + " is missing");
  }
}
