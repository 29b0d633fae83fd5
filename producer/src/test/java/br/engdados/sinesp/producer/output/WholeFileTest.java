package br.engdados.sinesp.producer.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
  private static final WholeFile.Content NEW =
      stream -> stream.write("new".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder;

  @Test
  void makesFolderAndFileAndReplacesWhatWasThere() throws IOException {
    Path file = folder.resolve("a/b/c.txt");
    WholeFile.write(file, NEW);
    WholeFile.write(file, stream -> stream.write('2'));
    assertThat(file).content().isEqualTo("2");
    assertThat(names(file.getParent())).containsExactly("c.txt");
  }

  @Test
  void aFailureLeavesWhatWasThereAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("c.txt"), "old");
    WholeFile.Content full =
        stream -> {
          stream.write(1);
          throw new IOException("No space left on device");
        };
    assertThatThrownBy(() -> WholeFile.write(file, full))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": cannot be written (No space left on device).");
    assertThat(file).content().isEqualTo("old");
    assertThat(names(folder)).containsExactly("c.txt");
  }

  @Test
  void aLinkStaysOneAndItsFileIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("file.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("file.txt"));
    WholeFile.write(link, NEW);
    assertThat(link).isSymbolicLink();
    assertThat(file).content().isEqualTo("new");
    assertThat(names(folder)).containsExactly("file.txt", "link.txt");
  }

  @Test
  void aFolderThatIsALinkIsAFolder() throws IOException {
    Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
    WholeFile.write(link.resolve("c.txt"), NEW);
    assertThat(folder.resolve("real/c.txt")).content().isEqualTo("new");
  }

  @Test
  void aFolderAndALinkToNothingAreRefused() throws IOException {
    Path nested = Files.createDirectory(folder.resolve("nested"));
    assertThatThrownBy(() -> WholeFile.write(nested, NEW))
        .hasMessageContaining(nested + ": cannot be written (it is a folder");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
    assertThatThrownBy(() -> WholeFile.write(link, NEW)).hasMessageContaining("link to nowhere");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void aDeviceIsWrittenToAndStays() throws IOException {
    Path device = Path.of("/dev/null");
    assumeThat(device).exists();
    WholeFile.write(device, NEW);
    assertThat(Files.isRegularFile(device)).isFalse();
    Path link = Files.createSymbolicLink(folder.resolve("link"), device);
    WholeFile.write(link, NEW);
    assertThat(link).isSymbolicLink();
  }

  @Test
  void aFullDeviceIsNamed() {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    assertThatThrownBy(() -> WholeFile.write(full, NEW))
        .hasMessageContaining("/dev/full: cannot be written")
        .hasMessageContaining("No space left on device");
    assertThat(Files.isRegularFile(full)).isFalse();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
