package br.engdados.sinesp.producer.source.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A folder of downloads:
 *
 * <pre>
 * manifest.json             what is here, replaced atomically
 * content/SHA-256/NAME      a file; a path's content never changes, so that whoever reads it while a newer edition
 *                           arrives reads one edition to its end
 * partial/                  what is under way, cleared by the next process that writes
 * lock                      held by the process that writes
 * </pre>
 */
public final class DownloadCache {
  private final Path directory;

  /** The cache in this folder, which need not exist. */
  public DownloadCache(Path directory) {
    this.directory = directory;
  }

  /** The folder. */
  public Path directory() {
    return directory;
  }

  /** Where the content of a file in the cache is. */
  public Path path(CachedFile file) {
    return contentDirectory().resolve(file.sha256()).resolve(file.name());
  }

  /**
   * Opens the cache for writing.
   *
   * @param wait how long to wait at most for another process that has it open
   * @param onWait called once if there is one
   * @throws CacheBusyException if it had not closed it by then
   * @throws IOException if the folder cannot be written
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public CacheSession open(Duration wait, Runnable onWait)
      throws IOException, InterruptedException {
    Files.createDirectories(contentDirectory());
    Files.createDirectories(partialDirectory());
    CacheLock lock = CacheLock.take(directory.resolve("lock"), wait, onWait);
    try {
      CacheSession session = new CacheSession(this, lock, manifest().read());
      session.removeRemains();
      return session;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  Path contentDirectory() {
    return directory.resolve("content");
  }

  Path partialDirectory() {
    return directory.resolve("partial");
  }

  CacheManifestFile manifest() {
    return new CacheManifestFile(directory.resolve("manifest.json"));
  }
}
