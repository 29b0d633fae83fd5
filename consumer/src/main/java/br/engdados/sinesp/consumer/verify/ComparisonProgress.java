package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.consumer.connection.ProgressView;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Says how far a comparison has come: the rows are spread over the tasks of a stage, so by the
 * share of its tasks that are done. Spark calls it from one thread.
 */
final class ComparisonProgress extends SparkListener {
  private final ProgressView view;
  private volatile long rows;
  private int stage;
  private int tasks;
  private int done;

  ComparisonProgress(ProgressView view) {
    this.view = view;
  }

  /** Notes that a comparison of so many rows begins. */
  void begin(long published) {
    rows = published;
    view.at("verifying", 0, published);
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    stage = submitted.stageInfo().stageId();
    tasks = submitted.stageInfo().numTasks();
    done = 0;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd ended) {
    if (ended.stageId() == stage && ended.taskInfo().successful()) {
      done++;
      view.at("verifying", rows * Math.min(done, tasks) / tasks, rows);
    }
  }
}
