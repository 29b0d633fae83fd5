package br.engdados.sinesp.producer.source.cache;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * One writer at a time. The operating system drops the lock with the process, so that a killed one
 * leaves nothing to clear by hand.
 */
final class CacheLock implements Closeable {
  /** Locks on files cannot be waited for with a time limit: they are asked for again and again. */
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

  private final FileChannel channel;

  private CacheLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param wait how long to wait at most; zero to try once
   * @param onWait called once if somebody else has it
   */
  static CacheLock take(Path file, Duration wait, Runnable onWait)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean told = false;
    try {
      while (true) {
        Optional<FileLock> lock = attempt(channel);
        if (lock.isPresent()) {
          CacheLock taken = new CacheLock(channel);
          channel = null;
          return taken;
        }
        if (System.nanoTime() - start >= wait.toNanos()) {
          throw new CacheBusyException(
              "the cache "
                  + file.toAbsolutePath().getParent()
                  + " is in use by another process, and still was after "
                  + wait.toSeconds()
                  + " s; wait for it to end, or pass another --cache-dir");
        }
        if (!told) {
          onWait.run();
          told = true;
        }
        Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
      }
    } finally {
      if (channel != null) {
        channel.close();
      }
    }
  }

  private static Optional<FileLock> attempt(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      // Held by this very process, in another thread.
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
