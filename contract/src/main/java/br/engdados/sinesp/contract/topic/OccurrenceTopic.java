package br.engdados.sinesp.contract.topic;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.time.Duration;
import java.util.Map;

/** The three topics of rows, one for each granularity, and what their settings must be. */
public final class OccurrenceTopic {
  /** Where records go that could not be processed. */
  public static final String DEAD_LETTERS = "sinesp_ocorrencias_dlq";

  /** How long a topic keeps tombstones; a consumer that is away longer must rebuild its tables. */
  public static final Duration TOMBSTONE_RETENTION = Duration.ofDays(90);

  /**
   * The settings of the topics. Compaction keeps the newest record of each row, so that each topic
   * is the current dataset, and the record's timestamp is the edition's, which the consumer writes
   * with.
   */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "cleanup.policy", "compact",
          "delete.retention.ms", Long.toString(TOMBSTONE_RETENTION.toMillis()),
          "message.timestamp.type", "CreateTime");

  /**
   * The settings of the topic of dead letters. Compaction keeps each for good, once: a batch that
   * is read again sends the same keys again. A dead letter is a record that a broker took and a
   * little more, so it may be larger.
   */
  public static final Map<String, String> DEAD_LETTER_SETTINGS =
      Map.of("cleanup.policy", "compact", "max.message.bytes", Integer.toString(16 << 20));

  private static final String PREFIX = "sinesp_ocorrencias_";

  private OccurrenceTopic() {}

  /**
   * Names the topic of a granularity.
   *
   * @param granularidade what the rows stand for
   * @return the topic's name
   */
  public static String of(Granularidade granularidade) {
    return PREFIX + granularidade.code();
  }

  /**
   * Finds which rows a topic holds.
   *
   * @param topic a topic's name
   * @return the granularity of its rows
   * @throws IllegalArgumentException if it is none of the three topics
   */
  public static Granularidade granularidade(String topic) {
    if (!topic.startsWith(PREFIX)) {
      throw new IllegalArgumentException("not a topic of occurrences: " + topic);
    }
    return Granularidade.ofCode(topic.substring(PREFIX.length()));
  }
}
