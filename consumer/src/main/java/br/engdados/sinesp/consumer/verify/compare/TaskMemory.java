package br.engdados.sinesp.consumer.verify.compare;

import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;
import scala.collection.JavaConverters;

/**
 * How much memory a task may fill with what it keeps of a topic.
 *
 * @param bytes a task's share of what Spark keeps for its own data, which nothing else uses here
 */
record TaskMemory(long bytes) {
  // 48 and up to 12 of NewestRows; the rest for the different figures.
  private static final long BYTES_A_RECORD = 80;

  /**
   * Asks Spark.
   *
   * @param context a running context; where its executors have different memories, the least counts
   */
  static TaskMemory of(JavaSparkContext context) {
    var executors = JavaConverters.mapAsJavaMap(context.sc().getExecutorMemoryStatus());
    long least =
        executors.values().stream()
            .mapToLong(memory -> (Long) ((Tuple2<?, ?>) memory)._1())
            .min()
            .orElseThrow();
    // On a cluster the driver is among them, and runs no tasks.
    int running = Math.max(1, executors.size() - (context.isLocal() ? 0 : 1));
    int tasksOfExecutor = (context.defaultParallelism() + running - 1) / running;
    return new TaskMemory(least / Math.max(1, tasksOfExecutor));
  }

  /** Gives how many records there is room for, at least one. */
  long mostRecords() {
    return Math.max(1, bytes / BYTES_A_RECORD);
  }
}
