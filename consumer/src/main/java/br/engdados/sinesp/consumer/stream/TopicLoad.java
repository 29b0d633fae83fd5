package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.metrics.ConsumerMetrics;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.util.Map;

/**
 * The load of one topic in a run.
 *
 * @param table where its rows go
 * @param folder where its progress is kept
 * @param plan how it begins
 * @param progress how far it is
 */
record TopicLoad(
    OccurrenceTable table, CheckpointFolder folder, StartPlan plan, TopicProgress progress) {
  /**
   * Makes the load.
   *
   * @param startLatest whether a topic without progress is read from its end only
   */
  static TopicLoad of(
      Granularidade granularidade,
      CheckpointFolder folder,
      StartPlan plan,
      TopicState topic,
      boolean startLatest,
      ConsumerMetrics metrics) {
    Map<Integer, Long> first =
        plan.committed().orElse(startLatest ? topic.latest() : topic.earliest());
    return new TopicLoad(
        OccurrenceTable.of(granularidade),
        folder,
        plan,
        new TopicProgress(folder, plan.state(), first, topic.latest(), metrics));
  }

  /** Where Spark keeps the progress of the generation in use. */
  String sparkCheckpoint() {
    return folder.sparkCheckpoint(plan.state().generation());
  }
}
