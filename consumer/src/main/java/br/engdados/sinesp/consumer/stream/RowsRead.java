package br.engdados.sinesp.consumer.stream;

import java.util.concurrent.atomic.LongAdder;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts the records that the tasks of a run have read, before their batches are done. */
final class RowsRead extends SparkListener {
  private final LongAdder rows = new LongAdder();

  @Override
  public void onTaskEnd(SparkListenerTaskEnd ended) {
    if (ended.taskInfo().successful() && ended.taskMetrics() != null) {
      rows.add(ended.taskMetrics().inputMetrics().recordsRead());
    }
  }

  /** How many so far; those of a batch that failed and was read again count twice. */
  long rows() {
    return rows.sum();
  }
}
