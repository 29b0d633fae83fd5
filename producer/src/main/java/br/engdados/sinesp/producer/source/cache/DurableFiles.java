package br.engdados.sinesp.producer.source.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Renames that survive a crash of the machine: content first, then the name. */
final class DurableFiles {
  private DurableFiles() {}

  static void moveDurably(Path from, Path to) throws IOException {
    force(from, StandardOpenOption.WRITE);
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(to.toAbsolutePath().getParent(), StandardOpenOption.READ);
  }

  /**
   * A folder opened for reading can be forced on Linux and macOS, where it makes the rename
   * durable.
   */
  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}
