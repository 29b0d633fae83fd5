package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.failure.FailureException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.AbstractFileSystem;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.local.RawLocalFs;

/**
 * The folder of one topic's progress, on any Hadoop file system: {@code state} and, in {@code g1},
 * {@code g2} …, the Spark checkpoints, of which the state names the one in use.
 */
final class CheckpointFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final org.apache.hadoop.fs.Path folder;
  private final org.apache.hadoop.fs.Path stateFile;
  private final org.apache.hadoop.fs.Path nextStateFile;
  private final FileContext files;

  /**
   * Opens, and where missing creates, a topic's folder.
   *
   * @param root a local path or a Hadoop URI
   * @param topic the topic's name
   */
  CheckpointFolder(String root, String topic) {
    try {
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(root, topic);
      files = FileContext.getFileContext(path.toUri(), configuration());
      folder = files.makeQualified(path);
      stateFile = new org.apache.hadoop.fs.Path(folder, "state");
      nextStateFile = new org.apache.hadoop.fs.Path(folder, "state.next");
      files.mkdir(folder, org.apache.hadoop.fs.permission.FsPermission.getDirDefault(), true);
    } catch (IOException | RuntimeException e) {
      throw new FailureException("cannot open --checkpoint-dir " + root + ": " + e.getMessage(), e);
    }
  }

  /** The folder on this machine's disks; empty where it is elsewhere. */
  Optional<Path> local() {
    return "file".equals(folder.toUri().getScheme())
        ? Optional.of(Path.of(folder.toUri().getPath()))
        : Optional.empty();
  }

  String sparkCheckpoint(int generation) {
    return generationFolder(generation).toString();
  }

  /**
   * Reads the state; where a kill came between the two steps of {@link #writeState}, finishes it.
   *
   * @return the state, empty before the first start
   * @throws FailureException if it is missing or cannot be read
   */
  Optional<CheckpointState> readState() {
    try {
      if (!files.util().exists(stateFile)) {
        if (!hasSparkCheckpoint()) {
          return Optional.empty();
        }
        if (!files.util().exists(nextStateFile)) {
          throw new FailureException(
              "checkpoint %s has no file state, so nothing tells what it belongs to. Restore the file, or rebuild with another --checkpoint-dir and --mode initial"
                  .formatted(folder));
        }
        files.rename(nextStateFile, stateFile);
      }
      return Optional.of(CheckpointState.parse(stateFile.toString(), read(stateFile)));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Replaces the state; the old one goes only when the new one is whole beside it. */
  void writeState(CheckpointState state) {
    try {
      try (OutputStream stream =
          files.create(nextStateFile, EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE))) {
        stream.write(state.text().getBytes(StandardCharsets.UTF_8));
      }
      // Atomic on HDFS. Elsewhere Hadoop deletes the old file first (AbstractFileSystem).
      files.rename(nextStateFile, stateFile, Options.Rename.OVERWRITE);
    } catch (IOException e) {
      throw new FailureException(
          "cannot write to --checkpoint-dir, " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Deletes the Spark checkpoints before a generation. */
  void deleteBefore(int generation) {
    try {
      for (int old = generation - 1; old > 0; old--) {
        if (!files.util().exists(generationFolder(old))) {
          return;
        }
        files.delete(generationFolder(old), true);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads where the next batch begins.
   *
   * @return for each partition the offset of the next record; empty before the first batch is done
   */
  Optional<Map<Integer, Long>> committed(CheckpointState state) {
    try {
      org.apache.hadoop.fs.Path spark = generationFolder(state.generation());
      OptionalLong batch = newest(new org.apache.hadoop.fs.Path(spark, "commits"));
      if (batch.isEmpty()) {
        return Optional.empty();
      }
      org.apache.hadoop.fs.Path log =
          new org.apache.hadoop.fs.Path(spark, "offsets/" + batch.getAsLong());
      String offsets = read(log).lines().reduce((first, second) -> second).orElse("");
      return Optional.of(offsets(state.topic(), log, offsets));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Reads offsets as Spark's Kafka source writes them: {@code {"topic":{"0":17}}}. */
  static Map<Integer, Long> offsets(String topic, Object where, String json) {
    try {
      JsonNode partitions = JSON.readTree(json).path(topic);
      if (!partitions.isObject()) {
        throw new FailureException(
            "checkpoint %s is not of topic %s. Choose another --checkpoint-dir"
                .formatted(where, topic));
      }
      Map<Integer, Long> offsets = new TreeMap<>();
      partitions
          .fields()
          .forEachRemaining(
              field -> offsets.put(Integer.valueOf(field.getKey()), field.getValue().asLong()));
      return offsets;
    } catch (IOException e) {
      throw new FailureException(
          "checkpoint %s cannot be read: %s".formatted(where, e.getMessage()), e);
    }
  }

  /** Local files without Hadoop's checksum files, which a kill leaves not matching. */
  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.setClass(
        "fs.AbstractFileSystem.file.impl", RawLocalFs.class, AbstractFileSystem.class);
    return configuration;
  }

  private boolean hasSparkCheckpoint() throws IOException {
    RemoteIterator<FileStatus> entries = files.listStatus(folder);
    while (entries.hasNext()) {
      if (entries.next().getPath().getName().matches("g\\d+")) {
        return true;
      }
    }
    return false;
  }

  private OptionalLong newest(org.apache.hadoop.fs.Path commits) throws IOException {
    if (!files.util().exists(commits)) {
      return OptionalLong.empty();
    }
    OptionalLong newest = OptionalLong.empty();
    RemoteIterator<FileStatus> entries = files.listStatus(commits);
    while (entries.hasNext()) {
      String name = entries.next().getPath().getName();
      if (name.matches("\\d+")) {
        newest = OptionalLong.of(Math.max(newest.orElse(0), Long.parseLong(name)));
      }
    }
    return newest;
  }

  private String read(org.apache.hadoop.fs.Path file) throws IOException {
    try (var stream = files.open(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private org.apache.hadoop.fs.Path generationFolder(int generation) {
    return new org.apache.hadoop.fs.Path(folder, "g" + generation);
  }

  private FailureException unreadable(IOException e) {
    return new FailureException(
        "cannot read --checkpoint-dir, " + folder + ": " + e.getMessage(), e);
  }
}
