package br.engdados.sinesp.producer.source.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cache by itself. */
final class DownloadCacheTest {
  private static final URI URL = URI.create("https://example.org/bancovde-2023.xlsx");

  @TempDir Path folder;

  @Test
  void remembersWhatItWasGiven() throws Exception {
    CachedFile stored = store("one", "bancovde-2023.xlsx").file();
    try (CacheSession session = open()) {
      assertThat(session.whole(URL, CopyCheck.FULL)).contains(stored);
      assertThat(session.path(stored)).hasContent("one").hasFileName("bancovde-2023.xlsx");
    }
    assertThat(stored.sha256())
        .isEqualTo("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
  }

  @Test
  void theOldEditionGoesWhenTheNewOneIsThere() throws Exception {
    Path old = cache().path(store("one", "a.xlsx").file());
    CacheSession.Committed changed = store("two", "a.xlsx");
    assertThat(changed.state()).isEqualTo(FileState.CHANGED);
    assertThat(old).doesNotExist();
    assertThat(old.getParent()).doesNotExist();
    assertThat(store("two", "a.xlsx").state()).isEqualTo(FileState.UNCHANGED);
  }

  /**
   * Killed between the content's rename and the manifest's: the content is there, nobody knows it.
   */
  @Test
  void contentThatNoManifestKnowsIsRemoved() throws Exception {
    CachedFile kept = store("one", "a.xlsx").file();
    Path orphan = cache().contentDirectory().resolve("0".repeat(64)).resolve("b.xlsx");
    Files.createDirectories(orphan.getParent());
    Files.writeString(orphan, "orphan");
    Path partial = Files.writeString(cache().partialDirectory().resolve("download-1.part"), "half");
    open().close();
    assertThat(orphan.getParent()).doesNotExist();
    assertThat(partial).doesNotExist();
    assertThat(cache().path(kept)).hasContent("one");
  }

  @ParameterizedTest
  @CsvSource({"'', true, true", "onE, false, true", "longer, true, true"})
  void noticesADamagedCopy(String content, boolean quick, boolean full) throws Exception {
    CachedFile stored = store("one", "a.xlsx").file();
    Path copy = cache().path(stored);
    Files.writeString(copy, content);
    // A disk that alters a byte does not touch the clock.
    Files.setLastModifiedTime(copy, FileTime.from(stored.modified()));
    try (CacheSession session = open()) {
      assertThat(session.whole(URL, CopyCheck.QUICK).isEmpty()).isEqualTo(quick);
      assertThat(session.whole(URL, CopyCheck.FULL).isEmpty()).isEqualTo(full);
    }
    assertThat(CacheListing.of(cache(), CopyCheck.FULL))
        .singleElement()
        .satisfies(line -> assertThat(line.state()).isEqualTo(FileState.BROKEN));
  }

  @Test
  void aCopyThatIsGoneIsNoticed() throws Exception {
    Files.delete(cache().path(store("one", "a.xlsx").file()));
    try (CacheSession session = open()) {
      assertThat(session.whole(URL, CopyCheck.QUICK)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"version\": 2}",
        "{\"version\": 1, \"files\": [{\"url\": \"https://e.org/x\"}]}",
        "{\"version\":1,\"files\":[{\"url\":\"https://e.org/x\",\"name\":\"../../x\",\"sha256\":\"00\","
            + "\"size\":1,\"modified\":\"2026-01-01T00:00:00Z\",\"fetched\":\"2026-01-01T00:00:00Z\","
            + "\"etag\":\"\",\"last_modified\":\"\"}]}"
      })
  void aManifestThatCannotBeUnderstoodCountsAsEmpty(String manifest) throws Exception {
    store("one", "a.xlsx");
    Files.writeString(folder.resolve("cache/manifest.json"), manifest);
    try (CacheSession session = open()) {
      assertThat(session.recorded(URL)).isEmpty();
    }
    assertThat(store("one", "a.xlsx").state()).isEqualTo(FileState.NEW);
  }

  @Test
  void waitsABoundedTimeForAnotherWriterAndSaysSo() throws Exception {
    AtomicInteger told = new AtomicInteger();
    try (CacheSession held = open()) {
      assertThat(held.recorded(URL)).isEmpty();
      assertThatThrownBy(() -> cache().open(Duration.ofMillis(250), told::incrementAndGet))
          .isInstanceOf(CacheBusyException.class)
          .hasMessageContaining("in use by another process");
    }
    assertThat(told).hasValue(1);
    open().close();
  }

  @Test
  void listsWhatIsMissingToo() throws Exception {
    store("one", "a.xlsx");
    URI missing = URI.create("https://example.org/bancovde-2026.xlsx");
    try (CacheSession session = open()) {
      session.record(
          new LastCheck(missing, "b.xlsx", FileState.MISSING, "HTTP 404", Instant.EPOCH));
    }
    assertThat(CacheListing.of(cache(), CopyCheck.QUICK))
        .extracting(CacheListing.Line::name, CacheListing.Line::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a.xlsx", FileState.NEW),
            org.assertj.core.groups.Tuple.tuple("b.xlsx", FileState.MISSING));
    assertThat(CacheListing.of(new DownloadCache(folder.resolve("none")), CopyCheck.FULL))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bancovde-2023.xlsx, bancovde-2023.xlsx",
    "../../etc/passwd, etc-passwd",
    "..%2f..%2fx, 2f..-2fx",
    "'C:\\Windows\\x.xlsx', C-Windows-x.xlsx",
    ".hidden, hidden",
    "'', download",
    "..., download",
    "'a b\nc', a-b-c"
  })
  void makesNamesThatStayInTheFolder(String text, String name) {
    assertThat(FileNames.safe(text)).isEqualTo(name);
    assertThat(FileNames.requireSafe(FileNames.safe(text))).isEqualTo(name);
  }

  private CacheSession.Committed store(String content, String name) throws Exception {
    try (CacheSession session = open()) {
      Path partial = session.newPartial();
      Files.writeString(partial, content);
      return session.commit(partial, URL, name, CopyCheck.sha256(partial), "\"e\"", "");
    }
  }

  private CacheSession open() throws IOException, InterruptedException {
    return cache().open(Duration.ZERO, () -> {});
  }

  private DownloadCache cache() {
    return new DownloadCache(folder.resolve("cache"));
  }
}
