package br.engdados.sinesp.producer.source.cache;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cache while this process may write to it. Safe to use from several threads. */
public final class CacheSession implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(CacheSession.class);

  private final DownloadCache cache;
  private final CacheLock lock;
  private CacheManifest manifest;

  CacheSession(DownloadCache cache, CacheLock lock, CacheManifest manifest) {
    this.cache = cache;
    this.lock = lock;
    this.manifest = manifest;
  }

  /** What the manifest says about a URL, whether or not the copy on disk is whole. */
  public synchronized Optional<CachedFile> recorded(URI url) {
    return manifest.file(url);
  }

  /**
   * The file of a URL, if the copy on disk is whole.
   *
   * @throws IOException if the copy cannot be read
   */
  public Optional<CachedFile> whole(URI url, CopyCheck check) throws IOException {
    Optional<CachedFile> file = recorded(url);
    if (file.isPresent() && !check.isWhole(cache.path(file.get()), file.get())) {
      LOG.warn(
          "event=cache-entry-damaged file={} consequence=\"fetched again\"",
          cache.path(file.get()));
      return Optional.empty();
    }
    return file;
  }

  /**
   * An empty file to download to, which is in the cache for nobody.
   *
   * @throws IOException if it cannot be created
   */
  public Path newPartial() throws IOException {
    return Files.createTempFile(cache.partialDirectory(), "download-", ".part");
  }

  /**
   * Takes a whole and verified file into the cache in place of the one that its URL had.
   *
   * @param partial from {@link #newPartial()}; it is moved
   * @param url where it was asked for
   * @param name file name; made safe with {@link FileNames#safe}
   * @param sha256 SHA-256 of the content in hexadecimal digits
   * @param etag the server's ETag, or blank
   * @param lastModified the server's Last-Modified, or blank
   * @return what is in the cache now, and whether its content is new to the cache
   * @throws IOException if it cannot be moved or the manifest not written
   */
  public synchronized Committed commit(
      Path partial, URI url, String name, String sha256, String etag, String lastModified)
      throws IOException {
    Optional<CachedFile> before = manifest.file(url);
    Path target = cache.contentDirectory().resolve(sha256).resolve(FileNames.safe(name));
    Files.createDirectories(target.getParent());
    DurableFiles.moveDurably(partial, target);
    CachedFile file =
        new CachedFile(
            url,
            FileNames.safe(name),
            sha256,
            Files.size(target),
            Files.getLastModifiedTime(target).toInstant(),
            Instant.now(),
            etag,
            lastModified);
    FileState state =
        before
            .map(old -> old.sha256().equals(sha256) ? FileState.UNCHANGED : FileState.CHANGED)
            .orElse(FileState.NEW);
    write(manifest.with(file).with(new LastCheck(url, file.name(), state, "", file.fetched())));
    if (before.isPresent()) {
      removeUnlessReferred(cache.path(before.get()));
    }
    return new Committed(file, state);
  }

  /**
   * A file just taken in.
   *
   * @param file what the cache holds now
   * @param state {@link FileState#NEW}, {@link FileState#CHANGED} or {@link FileState#UNCHANGED}
   */
  public record Committed(CachedFile file, FileState state) {}

  /**
   * Records what became of an attempt.
   *
   * @throws IOException if the manifest cannot be written
   */
  public synchronized void record(LastCheck check) throws IOException {
    write(manifest.with(check));
  }

  /** Where the content of a file is. */
  public Path path(CachedFile file) {
    return cache.path(file);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  /**
   * What a process that was killed left behind: partial downloads, and content no manifest knows.
   */
  synchronized void removeRemains() throws IOException {
    for (Path partial : children(cache.partialDirectory())) {
      Files.delete(partial);
      LOG.info("event=cache-remains-removed file={}", partial);
    }
    for (Path directory : children(cache.contentDirectory())) {
      for (Path content : children(directory)) {
        removeUnlessReferred(content);
      }
      deleteIfEmpty(directory);
    }
  }

  private void write(CacheManifest changed) throws IOException {
    cache.manifest().write(changed, cache.partialDirectory());
    manifest = changed;
  }

  private void removeUnlessReferred(Path content) throws IOException {
    Set<Path> referred =
        manifest.files().stream().map(cache::path).collect(Collectors.toUnmodifiableSet());
    if (!referred.contains(content)) {
      Files.deleteIfExists(content);
      deleteIfEmpty(content.getParent());
    }
  }

  private static void deleteIfEmpty(Path directory) throws IOException {
    if (Files.isDirectory(directory) && children(directory).isEmpty()) {
      Files.delete(directory);
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
