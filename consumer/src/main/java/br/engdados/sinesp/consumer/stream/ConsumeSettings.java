package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.connection.CassandraConnection;
import br.engdados.sinesp.consumer.connection.KafkaConnection;
import br.engdados.sinesp.consumer.connection.RetryingConnectionFactory;
import br.engdados.sinesp.consumer.connection.SparkConnection;
import br.engdados.sinesp.consumer.deadletter.DeadLetterLimit;
import br.engdados.sinesp.consumer.write.Replication;
import br.engdados.sinesp.consumer.write.WriteSettings;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code consume} was asked for.
 *
 * @param kafka where the topics are
 * @param cassandra where the tables are
 * @param spark how Spark is started
 * @param topics which topics are read
 * @param mode whether to go on or to rebuild
 * @param interval how long from the start of one batch to the next; empty to stop once all that was
 *     there at the start is read
 * @param startLatest whether a first start skips what the topics hold already
 * @param checkpointFolder where progress is kept, a local path or a Hadoop URI
 * @param maxOffsetsPerTrigger how many records of a topic a batch takes at the most
 * @param minTasks into how many tasks a batch is split at least; never fewer than the topic has
 *     partitions
 * @param replication how a keyspace that is missing is created
 * @param write how rows are written
 * @param deadLetterLimit how many records of a batch may be dead
 * @param stopOnFailure whether the failure of one query stops the others
 * @param queryRetries how often a query that has failed is started again before that counts
 * @param metrics where metrics are served; empty for nowhere
 * @param waitTimeout how long to wait at the start for each server
 */
public record ConsumeSettings(
    KafkaConnection kafka,
    CassandraConnection cassandra,
    SparkConnection spark,
    Set<Granularidade> topics,
    Mode mode,
    Optional<Duration> interval,
    boolean startLatest,
    String checkpointFolder,
    long maxOffsetsPerTrigger,
    int minTasks,
    Replication replication,
    WriteSettings write,
    DeadLetterLimit deadLetterLimit,
    boolean stopOnFailure,
    int queryRetries,
    Optional<InetSocketAddress> metrics,
    Duration waitTimeout) {
  /** Whether to go on or to rebuild. */
  public enum Mode {
    /** Go on from the checkpoint. */
    APPEND,
    /** Empty the tables and rebuild them from the topics. */
    INITIAL
  }

  public ConsumeSettings {
    topics = Set.copyOf(topics);
    require(!topics.isEmpty(), "--topics is empty");
    require(maxOffsetsPerTrigger > 0, "--max-offsets-per-trigger must be 1 or more");
    require(minTasks > 0 && minTasks <= 1000, "--min-tasks must be between 1 and 1000");
    require(!checkpointFolder.isBlank(), "--checkpoint-dir is blank");
    require(queryRetries >= 0, "--query-retries is negative");
    require(
        mode == Mode.APPEND || !startLatest,
        "--starting-offsets latest contradicts --mode initial, which reads the topics from the"
            + " earliest offset");
  }

  /**
   * Gives what the Spark application of the run should be started with.
   *
   * @return settings by name
   */
  public Map<String, String> sparkSettings() {
    return Map.of(
        RetryingConnectionFactory.RETRY_TIME,
        write.retryTime().toMillis() + "ms",
        // How soon a query without new records says that it has caught up.
        "spark.sql.streaming.noDataProgressEventInterval",
        "1s",
        // A stopped query is given up after this long, its batch read again at the next start.
        "spark.sql.streaming.stopTimeout",
        "10s");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
