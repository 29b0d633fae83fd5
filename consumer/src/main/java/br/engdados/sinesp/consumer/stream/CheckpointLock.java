package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.failure.FailureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second consumer off a local checkpoint. The operating system frees the lock when the
 * process ends, however it ends.
 */
final class CheckpointLock implements AutoCloseable {
  private final FileChannel channel;

  private CheckpointLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param folder the checkpoint's folder
   * @return the lock, to be closed
   * @throws FailureException if another process has it; the message names it
   */
  static CheckpointLock take(Path folder) {
    Path file = folder.resolve("lock");
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        channel.close();
        throw new FailureException(
            "checkpoint %s is in use by another consumer, process %s. Stop that one, or choose another --checkpoint-dir"
                .formatted(folder, Files.readString(file).strip()));
      }
      channel.truncate(0);
      String owner = ProcessHandle.current().pid() + "\n";
      channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)));
      return new CheckpointLock(channel);
    } catch (IOException e) {
      throw new FailureException("cannot lock " + file + ": " + e.getMessage(), e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new FailureException("cannot unlock a checkpoint: " + e.getMessage(), e);
    }
  }
}
