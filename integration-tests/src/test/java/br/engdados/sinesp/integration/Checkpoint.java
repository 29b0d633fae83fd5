package br.engdados.sinesp.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What the consumer keeps of one topic on this disk. */
record Checkpoint(Path folder) {
  String state() throws IOException {
    return Files.readString(folder.resolve("state"));
  }

  void write(String state) throws IOException {
    Files.writeString(folder.resolve("state"), state);
  }

  void deleteState() throws IOException {
    Files.delete(folder.resolve("state"));
  }

  /** The number of the last batch that counts as read. */
  Optional<Long> lastCommitted() {
    return newest("commits");
  }

  /** Whether a batch was begun that does not count as read: it will be read again. */
  boolean hasUnfinishedBatch() {
    return newest("offsets").orElse(-1L) > lastCommitted().orElse(-1L);
  }

  /** Forgets that the last batch was read, as a disk may that was full or lost power. */
  void deleteLastCommit() throws IOException {
    Path commits = generation().orElseThrow().resolve("commits");
    long last = lastCommitted().orElseThrow();
    Files.delete(commits.resolve(Long.toString(last)));
    Files.deleteIfExists(commits.resolve("." + last + ".crc"));
  }

  /** Replaces a field of the state. */
  void set(String field, String value) throws IOException {
    write(state().replaceAll("(?m)^" + field + "=.*$", field + "=" + value));
  }

  private Optional<Long> newest(String log) {
    Optional<Path> entries = generation().map(g -> g.resolve(log)).filter(Files::isDirectory);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(entries.get())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d+"))
          .map(Long::valueOf)
          .max(Long::compare);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Path> generation() {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("g\\d+"))
          .max(
              (one, other) ->
                  Long.compare(
                      Long.parseLong(one.getFileName().toString().substring(1)),
                      Long.parseLong(other.getFileName().toString().substring(1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
