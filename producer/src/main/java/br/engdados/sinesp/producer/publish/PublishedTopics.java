package br.engdados.sinesp.producer.publish;

import java.util.Map;

/**
 * What was found of the topics of rows when a run began.
 *
 * @param ids their ids by name, which change when a topic is deleted and made again
 * @param newest the newest timestamp in them, milliseconds since 1970
 */
record PublishedTopics(Map<String, String> ids, long newest) {
  /** Topics that are not there yet, which a dry run does not create. */
  static final PublishedTopics MISSING = new PublishedTopics(Map.of(), 0);
}
