package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import br.engdados.sinesp.painel.changelog.Positions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that a cube is kept in, so that a restart need not read the topics from their beginning.
 * Only ever a cache: whatever is wrong with it, it is passed over and the topics are read.
 */
final class Snapshot {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);
  private static final long FORMAT = 0x53494e4553500002L;

  /** Withdrawals that are older may have left the topics already. */
  private static final Duration LONGEST =
      OccurrenceTopic.TOMBSTONE_RETENTION.minus(Duration.ofDays(1));

  private final Path file;

  /**
   * What a file held.
   *
   * @param cube the cube
   * @param positions how far the topics were read for it
   */
  record Content(WorkingCube cube, Positions positions) {}

  Snapshot(Path file) {
    this.file = file;
  }

  /**
   * Writes a version; the file is either the old or the new one, never a part.
   *
   * @param version what to write
   * @param editions the instants that its cells are of
   * @param positions how far the topics were read for it
   * @throws IOException if it cannot be written
   */
  void write(CubeVersion version, Editions editions, Positions positions) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, file.getFileName().toString(), ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        write(version, editions, positions, new SnapshotOutput(out));
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void write(
      CubeVersion version, Editions editions, Positions positions, SnapshotOutput out) {
    out.number(FORMAT);
    out.number(layout());
    out.number(System.currentTimeMillis());
    out.number(positions.topicIds().size());
    positions
        .topicIds()
        .forEach(
            (topic, id) -> {
              out.text(topic);
              out.text(id.toString());
            });
    out.number(positions.offsets().size());
    positions
        .offsets()
        .forEach(
            (partition, offset) -> {
              out.text(partition.topic());
              out.number(partition.partition());
              out.number((long) offset);
            });
    long[] instants = editions.all();
    out.number(instants.length);
    out.longs(instants);
    out.number(version.unlisted().size());
    version
        .unlisted()
        .forEach(
            place -> {
              out.number(place.code());
              out.number(place.state());
              out.text(place.name());
            });
    out.number(version.years().size());
    version.years().forEach((year, content) -> write(year, content, out));
    out.end();
  }

  private static void write(int year, Year content, SnapshotOutput out) {
    out.number(year);
    out.number(content.blocks().size());
    content
        .blocks()
        .forEach(
            (key, block) -> {
              out.text(key.tipoCrime());
              out.text(key.abrangencia());
              out.number(key.state());
              out.flag(key.municipal());
              block.write(out);
            });
  }

  /**
   * Reads the file.
   *
   * @return empty where there is none that can be used; the log says why
   */
  Optional<Content> read() {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return Optional.of(read(new SnapshotInput(bytes)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "event=snapshot-refused file={} reason=\"{}\" next=\"the topics are read from their beginning\"",
          file,
          e.getMessage());
      return Optional.empty();
    }
  }

  private static Content read(SnapshotInput in) throws IOException {
    if (in.longNumber() != FORMAT || in.number() != layout()) {
      throw new IOException("another version of the program wrote it");
    }
    Instant written = Instant.ofEpochMilli(in.longNumber());
    if (written.plus(LONGEST).isBefore(Instant.now())) {
      throw new IOException("it is from " + written + ", before the topics' memory of withdrawals");
    }
    Map<String, Uuid> topics = new HashMap<>();
    for (int left = in.number(); left > 0; left--) {
      topics.put(in.text(), Uuid.fromString(in.text()));
    }
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (int left = in.number(); left > 0; left--) {
      offsets.put(new TopicPartition(in.text(), in.number()), in.longNumber());
    }
    Editions editions = new Editions();
    for (long instant : in.longs(in.number())) {
      editions.indexOf(instant);
    }
    Municipios municipios = new Municipios();
    for (int left = in.number(); left > 0; left--) {
      int code = in.number();
      municipios.place(in.number(), code, in.text());
    }
    WorkingCube cube = new WorkingCube(editions, municipios);
    for (int left = in.number(); left > 0; left--) {
      int year = in.number();
      for (int blocks = in.number(); blocks > 0; blocks--) {
        BlockKey key = new BlockKey(in.text(), in.text(), in.number(), in.flag());
        cube.restore(year, key, Block.read(in, editions));
      }
    }
    return new Content(cube, new Positions(topics, offsets));
  }

  /** The order of municipalities and measures, which the arrays rest on. */
  private static int layout() {
    return 31 * Municipalities.load().all().hashCode() + Measure.ALL.toString().hashCode();
  }
}
