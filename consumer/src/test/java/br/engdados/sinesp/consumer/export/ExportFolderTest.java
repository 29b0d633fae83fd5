package br.engdados.sinesp.consumer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.consumer.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportFolderTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir Path root;

  private ExportFolder folder(Path target) throws IOException {
    FileSystem files = FileSystem.newInstanceLocal(new Configuration());
    files.setWriteChecksum(false);
    return new ExportFolder(files, new org.apache.hadoop.fs.Path(target.toUri()));
  }

  private static byte[] manifest(Instant created) throws IOException {
    return new Manifest(Manifest.VERSION, created, List.of(), List.of()).json();
  }

  @Test
  void anEmptyOrMissingFolderIsTakenAndKnownAgain() throws IOException {
    Path target = root.resolve("deep/exports");
    folder(target).claim();
    Files.writeString(target.resolve("a file of the user"), "");
    folder(target).claim();
    assertThat(target.resolve(ExportFolder.MARKER)).exists();
  }

  @Test
  void whatIsNotOursIsRefused() throws IOException {
    Files.writeString(root.resolve("thesis.doc"), "");
    assertThatThrownBy(() -> folder(root).claim())
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("is not empty");
    assertThatThrownBy(() -> folder(root.resolve("thesis.doc")).claim())
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("is a file");
    assertThat(names()).containsExactly("thesis.doc");
  }

  @Test
  void anExportIsSeenWhenItHasItsManifestAndTheNewestStay() throws IOException {
    ExportFolder exports = folder(root);
    exports.claim();
    for (int hour = 0; hour < 4; hour++) {
      ExportFolder.Growing growing = exports.begin(NOW.plus(Duration.ofHours(hour)));
      assertThat(exports.newest().map(Manifest::created))
          .isNotEqualTo(java.util.Optional.of(growing.created()));
      exports.publish(growing, manifest(growing.created()));
      assertThat(exports.newest().map(Manifest::created)).hasValue(growing.created());
    }
    exports.keep(2, NOW);
    assertThat(names())
        .containsExactly(ExportFolder.MARKER, "2026-11-25T14-00-00Z", "2026-11-25T15-00-00Z");
    assertThat(root.resolve("2026-11-25T15-00-00Z")).isDirectoryContaining("glob:**manifest.json");
  }

  @Test
  void whatBrokeOffIsSweptAwayADayLaterAndNothingElse() throws IOException {
    ExportFolder exports = folder(root);
    exports.claim();
    exports.begin(NOW);
    Files.createDirectories(root.resolve("2026-11-25T11-00-00Z/parquet"));
    Files.createDirectories(root.resolve("notes/2020"));
    exports.keep(1, NOW.plus(Duration.ofHours(20)));
    assertThat(names())
        .contains(".incomplete-2026-11-25T12-00-00Z", "2026-11-25T11-00-00Z", "notes");
    exports.keep(1, NOW.plus(Duration.ofDays(2)));
    assertThat(names()).containsExactly(ExportFolder.MARKER, "notes");
  }

  @Test
  void twoOfOneSecondAreRefused() throws IOException {
    ExportFolder exports = folder(root);
    exports.claim();
    exports.begin(NOW);
    assertThatThrownBy(() -> exports.begin(NOW)).isInstanceOf(FailureException.class);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
