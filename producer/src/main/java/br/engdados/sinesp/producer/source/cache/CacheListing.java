package br.engdados.sinesp.producer.source.cache;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is in a cache, without waiting for whoever writes to it. */
public final class CacheListing {

  /**
   * A line of the listing.
   *
   * @param name file name
   * @param url where it is asked for
   * @param file what is in the cache, null if nothing whole is
   * @param path where the content is, null if nothing whole is
   * @param lastCheck what the last fetch found
   * @param damaged whether the copy on disk is no longer what was downloaded
   */
  public record Line(
      String name, URI url, CachedFile file, Path path, LastCheck lastCheck, boolean damaged) {

    /** {@link FileState#BROKEN} for a damaged copy, else what the last fetch found. */
    public FileState state() {
      return damaged ? FileState.BROKEN : lastCheck.state();
    }
  }

  private CacheListing() {}

  /**
   * Reads the manifest and looks at every copy.
   *
   * @return a line for each URL that was ever asked for, by file name; empty where there is no
   *     cache
   * @throws IOException if the cache cannot be read
   */
  public static List<Line> of(DownloadCache cache, CopyCheck check) throws IOException {
    CacheManifest manifest = cache.manifest().read();
    List<Line> lines = new ArrayList<>();
    for (LastCheck last : manifest.checks()) {
      Optional<CachedFile> recorded = manifest.file(last.url());
      boolean whole =
          recorded.isPresent() && check.isWhole(cache.path(recorded.get()), recorded.get());
      lines.add(
          new Line(
              last.name(),
              last.url(),
              whole ? recorded.get() : null,
              whole ? cache.path(recorded.get()) : null,
              last,
              recorded.isPresent() && !whole));
    }
    lines.sort(Comparator.comparing(Line::name).thenComparing(Line::url));
    return lines;
  }
}
