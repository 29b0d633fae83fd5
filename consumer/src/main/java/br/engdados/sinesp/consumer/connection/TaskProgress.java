package br.engdados.sinesp.consumer.connection;

import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every few seconds how far Spark has come. Spark calls it from one thread. */
public final class TaskProgress extends SparkListener {
  private static final Logger LOG = LoggerFactory.getLogger(TaskProgress.class);
  private static final long EVERY = TimeUnit.SECONDS.toNanos(5);

  private long last = System.nanoTime();
  private int stage;
  private int tasks;
  private int done;

  /** Makes one, to be added to a Spark context. */
  public TaskProgress() {}

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    stage = submitted.stageInfo().stageId();
    tasks = submitted.stageInfo().numTasks();
    done = 0;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd ended) {
    done++;
    if (ended.stageId() == stage && System.nanoTime() - last > EVERY) {
      last = System.nanoTime();
      LOG.info("event=progress stage={} tasks-done={} tasks={}", stage, done, tasks);
    }
  }
}
