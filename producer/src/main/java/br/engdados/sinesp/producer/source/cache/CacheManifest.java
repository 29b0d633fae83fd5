package br.engdados.sinesp.producer.source.cache;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the cache holds, and what was found at the last look.
 *
 * @param files at most one for each URL
 * @param checks at most one for each URL
 */
record CacheManifest(List<CachedFile> files, List<LastCheck> checks) {
  static final CacheManifest EMPTY = new CacheManifest(List.of(), List.of());

  CacheManifest {
    files = List.copyOf(files);
    checks = List.copyOf(checks);
  }

  Optional<CachedFile> file(URI url) {
    return files.stream().filter(file -> file.url().equals(url)).findFirst();
  }

  CacheManifest with(CachedFile file) {
    return new CacheManifest(
        Stream.concat(others(file.url()), Stream.of(file))
            .sorted(Comparator.comparing(CachedFile::name).thenComparing(CachedFile::url))
            .toList(),
        checks);
  }

  CacheManifest with(LastCheck check) {
    return new CacheManifest(
        files,
        Stream.concat(
                checks.stream().filter(other -> !other.url().equals(check.url())), Stream.of(check))
            .sorted(Comparator.comparing(LastCheck::name).thenComparing(LastCheck::url))
            .toList());
  }

  private Stream<CachedFile> others(URI url) {
    return files.stream().filter(file -> !file.url().equals(url));
  }
}
