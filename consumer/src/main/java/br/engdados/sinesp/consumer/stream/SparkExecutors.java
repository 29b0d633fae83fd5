package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.metrics.ConsumerMetrics;
import java.util.Arrays;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.SparkStatusTracker;

/**
 * The executors of a running application, as Spark's status tracker knows them.
 *
 * @param tracker Spark's; it counts the driver as an executor too
 */
record SparkExecutors(SparkStatusTracker tracker) implements ConsumerMetrics.Executors {
  @Override
  public int count() {
    return Math.max(0, tracker.getExecutorInfos().length - 1);
  }

  @Override
  public int coresInUse() {
    return Arrays.stream(tracker.getExecutorInfos())
        .mapToInt(SparkExecutorInfo::numRunningTasks)
        .sum();
  }
}
