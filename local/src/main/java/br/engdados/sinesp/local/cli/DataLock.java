package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.ServerFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Held by the one command that starts or stops servers of a data folder. The operating system lets
 * go of it when the command ends, however it ends.
 */
final class DataLock implements AutoCloseable {
  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * {@return the lock, held}
   *
   * @param data the folder, which exists
   * @throws ServerFailure where another command holds it
   * @throws IOException where the file system refuses
   */
  static DataLock of(Path data) throws ServerFailure, IOException {
    FileChannel channel =
        FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new ServerFailure(
          "another sinesp-local is starting or stopping servers of " + data + "; wait for its end");
    }
    return new DataLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
