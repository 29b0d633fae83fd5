package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.painel.changelog.EditionLog;
import br.engdados.sinesp.painel.changelog.EditionMarks;
import br.engdados.sinesp.painel.changelog.KafkaConnection;
import br.engdados.sinesp.painel.changelog.Positions;
import br.engdados.sinesp.painel.changelog.RecordReaders;
import br.engdados.sinesp.painel.changelog.TopicLog;
import br.engdados.sinesp.painel.changelog.UnreadableRecordException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the cube in step with the topics, for as long as its thread is not interrupted. */
public final class CubeFeed implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(CubeFeed.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final long REFUSALS_TOLD = 20;

  private final Cube cube;
  private final KafkaConnection connection;
  private final SnapshotKeeper snapshots;
  private final Duration quietTime;
  private final RecordReaders readers = new RecordReaders();

  private WorkingCube working = new WorkingCube();
  private CubeVersion published;
  private long read;
  private long refused;
  private long lastRecord;
  private long lastLook;
  private long lastReport;
  private Positions positions = Positions.NONE;

  /**
   * Prepares the feed.
   *
   * @param cube takes the versions
   * @param connection how to reach Kafka
   * @param snapshot the file in which the cube is kept between runs; empty for none
   * @param quietTime how long the topics must be quiet before a year without marks counts as whole
   */
  public CubeFeed(
      Cube cube, KafkaConnection connection, Optional<Path> snapshot, Duration quietTime) {
    this.cube = cube;
    this.connection = connection;
    this.snapshots = new SnapshotKeeper(snapshot);
    this.quietTime = quietTime;
  }

  @Override
  public void run() {
    restore();
    while (!Thread.currentThread().isInterrupted()) {
      try (TopicLog log = new TopicLog(connection);
          EditionLog editions = new EditionLog(connection)) {
        follow(log, editions);
      } catch (InterruptException | InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (InvalidOffsetException e) {
        startAfresh("the topics no longer hold what comes next");
      } catch (KafkaException e) {
        waitAfter(e);
      }
    }
    snapshots.close();
  }

  private void restore() {
    Optional<Snapshot.Content> content = snapshots.read();
    if (content.isPresent()) {
      working = content.get().cube();
      positions = content.get().positions();
      publish(working.changedYears());
      snapshots.holds(published);
    }
  }

  /** Reads until the topics are others than those that it began with. */
  private void follow(TopicLog log, EditionLog editions) throws InterruptedException {
    Map<String, Uuid> topics = log.topicIds();
    if (topics.isEmpty()) {
      report(-1, "nothing was published yet: there are no topics");
      Thread.sleep(PAUSE.toMillis());
      return;
    }
    if (!isOf(topics)) {
      startAfresh("the topics were made again");
    }
    log.open(topics, positions.offsets());
    Map<TopicPartition, Long> atStart = log.ends();
    LOG.info("event=reading topics={} records={}", topics.keySet(), positions.missing(atStart));
    lastRecord = System.nanoTime();
    boolean ready = false;
    while (!Thread.currentThread().isInterrupted()) {
      boolean some = take(log.poll(POLL));
      positions = log.positions();
      ready |= positions.reach(atStart);
      if (!ready || (some && !isDue(lastLook, PAUSE))) {
        reportEverySecond(log);
      } else if (look(log, editions) && !log.topicIds().equals(topics)) {
        return;
      }
    }
  }

  /** Publishes what is whole; returns whether it is time to look after the topics themselves. */
  private boolean look(TopicLog log, EditionLog editions) {
    boolean due = isDue(lastLook, PAUSE);
    if (!due && working.changedYears().isEmpty()) {
      return false;
    }
    lastLook = System.nanoTime();
    Map<TopicPartition, Long> ends = log.ends();
    boolean quiet = isDue(lastRecord, quietTime) && positions.reach(ends);
    // After the positions: a mark that begins an edition is older than any of its records.
    EditionMarks marks = editions.refresh();
    Set<Integer> whole = WholeYears.among(working.changedYears(), marks, positions, quiet);
    if (!whole.isEmpty()) {
      publish(whole);
    }
    cube.marks(marks.all());
    List<Integer> waiting = List.copyOf(working.changedYears());
    cube.report(
        new Cube.Progress(
            read, refused, positions.missing(ends), published != null, waiting, null));
    if (published != null && waiting.isEmpty()) {
      snapshots.offer(published, working, positions);
    }
    return due;
  }

  private void publish(Set<Integer> whole) {
    long begun = System.nanoTime();
    List<Integer> years = List.copyOf(whole);
    published = working.publish(Set.copyOf(whole), published);
    if (published.first() == null) {
      published = null;
      return;
    }
    cube.publish(published);
    LOG.info(
        "event=version edition={} years={} rows={} offsets={} millis={}",
        published.edition(),
        years,
        published.rows(),
        positions.offsets().values().stream().mapToLong(Long::longValue).sum(),
        Duration.ofNanos(System.nanoTime() - begun).toMillis());
  }

  private boolean take(List<ConsumerRecord<byte[], byte[]>> records) {
    for (RecordReaders.Outcome outcome : readers.read(records)) {
      if (outcome.refusal() == null) {
        working.apply(outcome.change());
      } else {
        refuse(outcome.record(), outcome.refusal());
      }
    }
    read += records.size();
    if (!records.isEmpty()) {
      lastRecord = System.nanoTime();
    }
    return !records.isEmpty();
  }

  private void refuse(ConsumerRecord<byte[], byte[]> record, UnreadableRecordException reason) {
    refused++;
    if (refused <= REFUSALS_TOLD) {
      LOG.warn(
          "event=record-refused topic={} partition={} offset={} reason=\"{}\"{}",
          record.topic(),
          record.partition(),
          record.offset(),
          reason.getMessage(),
          refused == REFUSALS_TOLD ? " next=\"further ones are only counted\"" : "");
    }
  }

  /** Whether what was read so far was read from these topics; further ones may have come. */
  private boolean isOf(Map<String, Uuid> topics) {
    return positions.topicIds().entrySet().stream()
        .allMatch(known -> known.getValue().equals(topics.get(known.getKey())));
  }

  private void startAfresh(String reason) {
    LOG.warn("event=reading-again reason=\"{}\"", reason);
    working = new WorkingCube();
    // Readers keep the last version until the first whole one of the new topics.
    published = null;
    positions = Positions.NONE;
  }

  private void waitAfter(KafkaException failure) {
    LOG.warn("event=kafka-failed reason=\"{}\" next=\"trying again\"", failure.getMessage());
    report(-1, "Kafka cannot be read: " + failure.getMessage());
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void reportEverySecond(TopicLog log) {
    if (isDue(lastReport, Duration.ofSeconds(1))) {
      lastReport = System.nanoTime();
      report(positions.missing(log.ends()), null);
    }
  }

  private void report(long missing, String failure) {
    Cube.Progress before = cube.progress();
    cube.report(
        new Cube.Progress(read, refused, missing, before.ready(), before.waiting(), failure));
  }

  private static boolean isDue(long since, Duration after) {
    return System.nanoTime() - since >= after.toNanos();
  }
}
