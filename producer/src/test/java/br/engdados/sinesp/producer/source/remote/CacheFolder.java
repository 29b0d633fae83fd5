package br.engdados.sinesp.producer.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.producer.http.RetrySettings;
import br.engdados.sinesp.producer.source.archive.ArchiveLimits;
import br.engdados.sinesp.producer.source.cache.CacheListing;
import br.engdados.sinesp.producer.source.cache.CopyCheck;
import br.engdados.sinesp.producer.source.cache.DownloadCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What tests ask of a cache, looked at from outside. */
final class CacheFolder {
  private CacheFolder() {}

  /** Quick to try again, and patient with a machine that stands still for a while. */
  static FetchSettings settings(Path cache) {
    return settings(cache, Duration.ofSeconds(30), Duration.ofSeconds(50));
  }

  static FetchSettings settings(Path cache, Duration stallTimeout, Duration deadline) {
    return new FetchSettings(
        cache,
        2,
        Duration.ofSeconds(10),
        new RetrySettings(3, Duration.ofMillis(1), Duration.ofMillis(8)),
        new TransferLimits(Duration.ofSeconds(30), stallTimeout, deadline, 64L << 20, 3),
        ArchiveLimits.defaults());
  }

  /** Nothing but the lock, the manifest and exactly these contents, each under its own SHA-256. */
  static void assertHoldsExactly(Path cache, byte[]... contents) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> paths = Files.walk(cache)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        found.add(cache.relativize(path).toString());
      }
    }
    found.removeAll(List.of("lock", "manifest.json"));
    List<CacheListing.Line> lines = CacheListing.of(new DownloadCache(cache), CopyCheck.FULL);
    List<CacheListing.Line> held = lines.stream().filter(line -> line.file() != null).toList();
    assertThat(held.stream().map(line -> cache.relativize(line.path()).toString()))
        .as("what is on disk is what the manifest says")
        .containsExactlyInAnyOrderElementsOf(found);
    assertThat(held.stream().map(line -> bytes(line.path()))).containsExactlyInAnyOrder(contents);
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
