package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.painel.changelog.Positions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a snapshot where something changed, not too often. */
final class SnapshotKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);
  private static final Duration BETWEEN = Duration.ofSeconds(30);

  private final Optional<Snapshot> snapshot;
  private String written = "";
  private long lastWrite = System.nanoTime() - BETWEEN.toNanos();
  private Offer latest;

  private record Offer(CubeVersion version, Editions editions, Positions positions) {}

  SnapshotKeeper(Optional<Path> file) {
    this.snapshot = file.map(Snapshot::new);
  }

  Optional<Snapshot.Content> read() {
    return snapshot.flatMap(Snapshot::read);
  }

  /** Says that the file holds a version already; null for none. */
  void holds(CubeVersion version) {
    written = version == null ? "" : version.edition();
  }

  /** Takes a version that holds all that was read up to some positions. */
  void offer(CubeVersion version, WorkingCube cube, Positions positions) {
    latest = new Offer(version, cube.editions(), positions);
    if (System.nanoTime() - lastWrite >= BETWEEN.toNanos()) {
      write();
    }
  }

  private void write() {
    if (snapshot.isEmpty() || latest == null || latest.version().edition().equals(written)) {
      return;
    }
    long begun = System.nanoTime();
    try {
      snapshot.get().write(latest.version(), latest.editions(), latest.positions());
      written = latest.version().edition();
      LOG.info(
          "event=snapshot edition={} millis={}",
          written,
          Duration.ofNanos(System.nanoTime() - begun).toMillis());
    } catch (IOException e) {
      LOG.warn(
          "event=snapshot-failed reason=\"{}\" next=\"a restart reads the topics from their beginning\"",
          e.toString());
    }
    lastWrite = System.nanoTime();
  }

  @Override
  public void close() {
    write();
  }
}
