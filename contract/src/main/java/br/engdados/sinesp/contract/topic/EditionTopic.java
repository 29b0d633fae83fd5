package br.engdados.sinesp.contract.topic;

import java.util.Map;

/**
 * The topic that says where editions begin and end in the topics of rows. Whoever shows figures
 * reads it, so that no answer holds half an edition; what only keeps rows in step does not need it.
 */
public final class EditionTopic {
  /** The topic's name. */
  public static final String NAME = "sinesp_edicoes";

  /** Its settings: compaction keeps the newest mark of each dataset and year for good. */
  public static final Map<String, String> SETTINGS =
      Map.of("cleanup.policy", "compact", "message.timestamp.type", "CreateTime");

  private EditionTopic() {}
}
