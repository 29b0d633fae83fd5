package br.engdados.sinesp.consumer.write;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import java.time.Duration;
import java.util.Optional;

/**
 * How rows are written.
 *
 * @param consistencyLevel how many replicas must have a write before it counts
 * @param batchBytes how large a batch of rows of one partition may grow, 1 KiB to 16 MiB
 * @param concurrentWrites how many batches a task has under way at once, 1 or more
 * @param throughputMegabytes the most that a task writes in a second, in MiB; empty for no limit
 * @param retryTime how long a write is tried again while Cassandra does not take it
 */
public record WriteSettings(
    DefaultConsistencyLevel consistencyLevel,
    int batchBytes,
    int concurrentWrites,
    Optional<Double> throughputMegabytes,
    Duration retryTime) {
  public WriteSettings {
    require(batchBytes >= 1024 && batchBytes <= 16 << 20, "--batch-bytes", batchBytes);
    require(concurrentWrites >= 1, "--concurrent-writes", concurrentWrites);
    require(
        throughputMegabytes.isEmpty() || throughputMegabytes.get() > 0,
        "--throughput",
        throughputMegabytes);
    require(!retryTime.isNegative(), "--write-retry-time", retryTime);
  }

  private static void require(boolean holds, String option, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(option + " is out of range: " + value);
    }
  }
}
