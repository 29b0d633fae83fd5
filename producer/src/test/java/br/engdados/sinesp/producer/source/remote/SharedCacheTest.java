package br.engdados.sinesp.producer.source.remote;

import static br.engdados.sinesp.producer.source.remote.CacheFolder.assertHoldsExactly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.engdados.sinesp.producer.http.Proxies;
import br.engdados.sinesp.producer.source.archive.TestArchives;
import br.engdados.sinesp.producer.source.cache.CacheSession;
import br.engdados.sinesp.producer.source.cache.DownloadCache;
import br.engdados.sinesp.producer.source.cache.FileState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one cache, and processes that die. */
@Timeout(120)
final class SharedCacheTest {
  private static final byte[] WORKBOOK = TestArchives.workbook(400_000, 7);

  @TempDir Path folder;

  @Test
  void aKilledDownloadLeavesNothingThatCountsAndTheNextOneWorks() throws Exception {
    Path cache = folder.resolve("cache");
    // Fast enough not to stall, too slow to end before the kill.
    MockResponse slow =
        MinistrySite.body(WORKBOOK).throttleBody(8_192, 200, TimeUnit.MILLISECONDS).build();
    try (MinistrySite site =
        MinistrySite.answering(Wire.HTTP_1_1, slow, MinistrySite.body(WORKBOOK).build())) {
      URI url = site.url("/bancovde-2023.xlsx");
      Process process = FetchProcess.start(url, cache, folder.resolve("output"));
      try {
        await().atMost(Duration.ofSeconds(60)).until(() -> partialBytes(cache) > 10_000);
      } finally {
        process.destroyForcibly();
      }
      assertThat(process.waitFor()).isEqualTo(137);
      assertThat(partialBytes(cache)).as("what the killed process left").isPositive();

      FetchReport report =
          new Fetcher(CacheFolder.settings(cache), site.client())
              .fetch(new WantedFiles.SingleFile(url), ProgressListener.silent());
      assertThat(report.files()).extracting(FetchedFile::state).containsExactly(FileState.NEW);
      assertHoldsExactly(cache, WORKBOOK);
    }
  }

  @Test
  void anotherProcessWaitsForTheCacheAndSaysWhenItWillNotWaitLonger() throws Exception {
    Path cache = folder.resolve("cache");
    try (MinistrySite site =
        MinistrySite.answering(Wire.HTTP_1_1, MinistrySite.body(WORKBOOK).build())) {
      URI url = site.url("/bancovde-2023.xlsx");
      Path output = folder.resolve("output");
      try (CacheSession held = new DownloadCache(cache).open(Duration.ZERO, () -> {})) {
        assertThat(held.recorded(url)).isEmpty();
        Process process = FetchProcess.start(url, cache, output);
        assertThat(process.waitFor()).isEqualTo(FetchProcess.BUSY);
        assertThat(output).content().contains("in use by another process", "--cache-dir");
        assertThat(site.requests()).isEmpty();
      }
      Process process = FetchProcess.start(url, cache, output);
      assertThat(process.waitFor()).isZero();
      assertThat(output).content().contains("NEW");
      assertHoldsExactly(cache, WORKBOOK);
    }
  }

  @Test
  void manyAtOnceDoNotHarmTheCache() throws Exception {
    Path cache = folder.resolve("cache");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (MinistrySite site =
        MinistrySite.answering(Wire.HTTP_1_1, MinistrySite.body(WORKBOOK).build())) {
      CountDownLatch together = new CountDownLatch(4);
      java.util.List<Future<FetchReport>> reports = new java.util.ArrayList<>();
      for (int i = 0; i < 4; i++) {
        reports.add(
            threads.submit(
                () -> {
                  together.countDown();
                  together.await();
                  return new Fetcher(CacheFolder.settings(cache), site.client())
                      .fetch(
                          new WantedFiles.GovBrYears(
                              site.url("/base"), new TreeSet<>(java.util.Set.of(2022, 2023))),
                          ProgressListener.silent());
                }));
      }
      for (Future<FetchReport> report : reports) {
        assertThat(report.get().isComplete()).isTrue();
      }
      assertHoldsExactly(cache, WORKBOOK, WORKBOOK);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anInterruptBreaksOffDownloadsAndRemovesWhatTheyLeft() throws Exception {
    Path cache = folder.resolve("cache");
    MockResponse slow =
        MinistrySite.body(WORKBOOK).throttleBody(8_192, 200, TimeUnit.MILLISECONDS).build();
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (MinistrySite site = MinistrySite.answering(Wire.HTTP_1_1, slow)) {
      Future<?> fetch =
          threads.submit(
              () ->
                  new Fetcher(CacheFolder.settings(cache), site.client())
                      .fetch(
                          new WantedFiles.SingleFile(site.url("/a.xlsx")),
                          ProgressListener.silent()));
      await().atMost(Duration.ofSeconds(30)).until(() -> partialBytes(cache) > 10_000);
      fetch.cancel(true);
      threads.shutdown();
      assertThat(threads.awaitTermination(15, TimeUnit.SECONDS)).isTrue();
      assertHoldsExactly(cache);
    } finally {
      threads.shutdownNow();
    }
  }

  /** A host that cannot be reached costs one file its retry, and the others nothing. */
  @Test
  void anUnreachableHostIsToldInBoundedTime() throws Exception {
    URI nowhere;
    try (MinistrySite site = MinistrySite.answering(Wire.HTTP_1_1, MinistrySite.status(404))) {
      nowhere = site.url("/base");
    }
    TreeSet<Integer> years = new TreeSet<>();
    for (int year = 2015; year <= 2026; year++) {
      years.add(year);
    }
    RecordingListener heard = new RecordingListener();
    FetchReport report =
        new Fetcher(CacheFolder.settings(folder.resolve("cache")), Proxies.ofJava())
            .fetch(new WantedFiles.GovBrYears(nowhere, years), heard);
    assertThat(report.in(FileState.BROKEN)).hasSize(12);
    assertThat(report.files())
        .allSatisfy(file -> assertThat(file.reason()).contains("cannot be reached"));
    assertThat(heard.reasons).hasSizeLessThanOrEqualTo(2);
  }

  private static long partialBytes(Path cache) throws IOException {
    Path partial = cache.resolve("partial");
    if (!Files.isDirectory(partial)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(partial)) {
      return files
          .filter(file -> file.toString().endsWith(".part"))
          .mapToLong(SharedCacheTest::size)
          .sum();
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
