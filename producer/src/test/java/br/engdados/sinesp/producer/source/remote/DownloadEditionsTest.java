package br.engdados.sinesp.producer.source.remote;

import static br.engdados.sinesp.producer.source.remote.CacheFolder.assertHoldsExactly;
import static br.engdados.sinesp.producer.source.remote.MinistrySite.only;
import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.producer.source.archive.TestArchives;
import br.engdados.sinesp.producer.source.cache.FileState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a second download of the same file leaves in the cache: the newest whole edition. */
@Timeout(60)
final class DownloadEditionsTest {
  private static final byte[] WORKBOOK = TestArchives.workbook(300_000, 1);
  private static final byte[] REVISED = TestArchives.workbook(310_000, 2);

  @TempDir Path cache;
  private final RecordingListener heard = new RecordingListener();

  @ParameterizedTest
  @EnumSource
  void asksOnlyForWhatChanged(Wire wire) throws Exception {
    String[] current = {"\"one\""};
    try (MinistrySite site =
        MinistrySite.answering(
            wire,
            (i, request) ->
                current[0].equals(request.getHeaders().get("If-None-Match"))
                    ? MinistrySite.status(304)
                    : MinistrySite.body(current[0].equals("\"one\"") ? WORKBOOK : REVISED)
                        .addHeader("ETag", current[0])
                        .addHeader("Last-Modified", "Wed, 21 Oct 2026 07:28:00 GMT")
                        .build())) {
      FetchedFile first = only(fetch(site, site.years(2023)));
      FetchedFile again = only(fetch(site, site.years(2023)));
      assertThat(first.state()).isEqualTo(FileState.NEW);
      assertThat(again.state()).isEqualTo(FileState.UNCHANGED);
      assertThat(again.path()).isEqualTo(first.path());
      assertThat(site.requests().get(1).getHeaders().get("If-Modified-Since"))
          .isEqualTo("Wed, 21 Oct 2026 07:28:00 GMT");
      assertHoldsExactly(cache, WORKBOOK);

      current[0] = "\"two\"";
      FetchedFile changed = only(fetch(site, site.years(2023)));
      assertThat(changed.state()).isEqualTo(FileState.CHANGED);
      assertThat(changed.path()).isNotEqualTo(first.path());
      assertThat(changed.cached().sha256()).isNotEqualTo(first.cached().sha256());
      assertHoldsExactly(cache, REVISED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerWithoutConditionsSendsTheSameAgainAndThatIsUnchanged(Wire wire) throws Exception {
    try (MinistrySite site = MinistrySite.answering(wire, MinistrySite.body(WORKBOOK).build())) {
      fetch(site, site.years(2023));
      assertThat(only(fetch(site, site.years(2023))).state()).isEqualTo(FileState.UNCHANGED);
      assertHoldsExactly(cache, WORKBOOK);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetchesADamagedCopyAgainWithoutAskingWhetherItChanged(Wire wire) throws Exception {
    try (MinistrySite site =
        MinistrySite.answering(
            wire, MinistrySite.body(WORKBOOK).addHeader("ETag", "\"e\"").build())) {
      Path copy = only(fetch(site, site.years(2023))).path();
      byte[] damaged = WORKBOOK.clone();
      damaged[100] ^= 1;
      Files.write(copy, damaged);
      FetchedFile again = only(fetch(site, site.years(2023)));
      assertThat(again.state()).isEqualTo(FileState.UNCHANGED);
      assertThat(site.requests())
          .extracting(request -> request.getHeaders().get("If-None-Match"))
          .containsOnlyNulls();
      assertHoldsExactly(cache, WORKBOOK);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheEarlierEditionWhenTheNewOneIsBroken(Wire wire) throws Exception {
    MockResponse cut = MinistrySite.body(Arrays.copyOf(REVISED, 1_000)).build();
    try (MinistrySite site =
        MinistrySite.answering(wire, MinistrySite.body(WORKBOOK).build(), cut)) {
      fetch(site, site.years(2023));
      FetchedFile broken = only(fetch(site, site.years(2023)));
      assertThat(broken.state()).isEqualTo(FileState.BROKEN);
      assertThat(broken.path()).hasBinaryContent(WORKBOOK);
      assertThat(broken.current()).isEmpty();
      assertHoldsExactly(cache, WORKBOOK);
    }
  }

  @ParameterizedTest
  @EnumSource
  void reportsAYearThatIsNotThereYet(Wire wire) throws Exception {
    try (MinistrySite site =
        MinistrySite.answering(
            wire,
            (i, request) ->
                request.getTarget().contains("2026")
                    ? MinistrySite.status(404)
                    : MinistrySite.body(WORKBOOK).build())) {
      FetchReport report = fetch(site, site.years(2025, 2026));
      assertThat(report.files())
          .extracting(FetchedFile::state)
          .containsExactly(FileState.NEW, FileState.MISSING);
      assertThat(report.isComplete()).isTrue();
      assertThat(site.requests()).hasSize(2);
    }
  }

  private FetchReport fetch(MinistrySite site, WantedFiles wanted)
      throws IOException, InterruptedException {
    return new Fetcher(CacheFolder.settings(cache), site.client()).fetch(wanted, heard);
  }
}
