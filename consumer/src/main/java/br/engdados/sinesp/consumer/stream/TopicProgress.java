package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.metrics.ConsumerMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the load of one topic is: told to the log, to the metrics and to the checkpoint. */
final class TopicProgress {
  private static final Logger LOG = LoggerFactory.getLogger(TopicProgress.class);
  private static final Duration BETWEEN_WRITES = Duration.ofMinutes(1);

  private final CheckpointFolder folder;
  private final ConsumerMetrics metrics;
  private final Map<Long, BatchCounts> applied = new ConcurrentHashMap<>();
  private final Map<Integer, Long> first;
  private final Map<Integer, Long> latest;
  private final Map<Integer, Long> next;
  private CheckpointState state;
  private long read;
  private Instant upToDate = Instant.MIN;

  /**
   * Makes the progress of a run.
   *
   * @param first for each partition the first offset that the run reads
   * @param latest for each partition the end of the topic at the start
   */
  TopicProgress(
      CheckpointFolder folder,
      CheckpointState state,
      Map<Integer, Long> first,
      Map<Integer, Long> latest,
      ConsumerMetrics metrics) {
    this.folder = folder;
    this.state = state;
    this.first = Map.copyOf(first);
    this.next = new HashMap<>(first);
    this.latest = new HashMap<>(latest);
    this.metrics = metrics;
    metrics.topic(state.topic());
    metrics.lag(state.topic(), lag());
  }

  String topic() {
    return state.topic();
  }

  /** Notes that the load begins. */
  synchronized void begin() {
    folder.writeState(state);
  }

  /** Notes that the table is empty. */
  synchronized void emptied() {
    state = state.with(CheckpointState.Phase.REBUILDING);
    folder.writeState(state);
  }

  /** Notes what a batch did, before Spark commits it. */
  synchronized void applied(long batch, BatchCounts counts) {
    applied.put(batch, counts);
    read += counts.read();
  }

  /** How many records were read since the start. */
  synchronized long read() {
    return read;
  }

  /** How many records the run has to read in all, by what is known of the topic's end. */
  synchronized long rowsToRead() {
    return distance(first, latest);
  }

  /** How many of them are in batches that are done. */
  synchronized long rowsCommitted() {
    return distance(first, next);
  }

  /** Reports a batch that Spark has committed. */
  synchronized void committed(StreamingQueryProgress progress) {
    BatchCounts counts = applied.remove(progress.batchId());
    if (counts == null) {
      return;
    }
    long lag = lag(progress);
    Instant started = Instant.parse(progress.timestamp());
    long millis = progress.durationMs().getOrDefault("triggerExecution", 0L);
    LOG.info(
        "event=batch query={} batch={} read={} written={} deleted={} superseded={} dead={} ms={} rows_per_s={} lag={}",
        topic(),
        progress.batchId(),
        counts.read(),
        counts.written(),
        counts.deleted(),
        counts.superseded(),
        counts.dead(),
        millis,
        millis == 0 ? 0 : counts.read() * 1000 / millis,
        lag);
    metrics.batch(
        topic(),
        counts.read(),
        counts.written(),
        counts.deleted(),
        counts.dead(),
        Duration.ofMillis(millis));
    metrics.position(topic(), lag, Instant.now());
    if (lag == 0) {
      caughtUp(started, false);
    }
  }

  /** Notes that the topic had nothing new. */
  synchronized void idle(Instant when) {
    metrics.position(topic(), lag(), when);
    caughtUp(when, false);
  }

  /** The partitions of the topic. */
  synchronized Set<Integer> partitions() {
    return Set.copyOf(latest.keySet());
  }

  /** For each partition the offset of the next record to come into the table. */
  synchronized Map<Integer, Long> next() {
    return Map.copyOf(next);
  }

  /** Takes note of where the topic ends by now. */
  synchronized void ends(Map<Integer, Long> offsets) {
    offsets.forEach((partition, offset) -> latest.merge(partition, offset, Math::max));
    metrics.lag(topic(), lag());
  }

  /**
   * Notes that the table had all that the topic had.
   *
   * @param when when that was so
   * @param last whether to keep it even if something was written shortly before
   */
  synchronized void caughtUp(Instant when, boolean last) {
    upToDate = when;
    boolean rebuilt = state.phase() == CheckpointState.Phase.REBUILDING;
    if (rebuilt || last || when.isAfter(state.caughtUp().plus(BETWEEN_WRITES))) {
      state = state.caughtUpAt(when);
      folder.writeState(state);
    }
    if (rebuilt) {
      folder.deleteBefore(state.generation());
      LOG.info("event=rebuilt query={} generation={}", topic(), state.generation());
    }
  }

  /** Tells whether the table had, at that instant or later, all that the topic had. */
  synchronized boolean hasCaughtUpSince(Instant instant) {
    return !upToDate.isBefore(instant);
  }

  // Of a batch that is read again Spark reports its own end as the topic's, hence the memory.
  private long lag(StreamingQueryProgress progress) {
    String newest = progress.sources()[0].latestOffset();
    if (newest != null) {
      CheckpointFolder.offsets(topic(), "progress", newest)
          .forEach((partition, offset) -> latest.merge(partition, offset, Math::max));
    }
    next.putAll(CheckpointFolder.offsets(topic(), "progress", progress.sources()[0].endOffset()));
    return lag();
  }

  private long lag() {
    return distance(next, latest);
  }

  private static long distance(Map<Integer, Long> from, Map<Integer, Long> until) {
    return until.entrySet().stream()
        .mapToLong(entry -> entry.getValue() - from.getOrDefault(entry.getKey(), 0L))
        .sum();
  }
}
