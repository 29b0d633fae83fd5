package br.engdados.sinesp.consumer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.consumer.stream.CheckpointState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointFolderTest {
  private static final String TOPIC = "sinesp_ocorrencias_estado";
  private static final CheckpointState OLD =
      new CheckpointState(
          TOPIC, "id", "ks", 1, Phase.FOLLOWING, Instant.parse("2026-01-01T00:00:00Z"));
  private static final CheckpointState NEW = OLD.caughtUpAt(Instant.parse("2026-01-02T00:00:00Z"));

  @TempDir Path root;
  private Path disk;
  private CheckpointFolder folder;

  @BeforeEach
  void open() {
    folder = new CheckpointFolder(root.toString(), TOPIC);
    disk = root.resolve(TOPIC);
  }

  @Test
  void theLastStateWrittenIsRead() {
    assertThat(folder.readState()).isEmpty();
    folder.writeState(OLD);
    folder.writeState(NEW);

    assertThat(folder.readState()).contains(NEW);
  }

  @Test
  void aStateThatWasWholeWhenTheOldOneWentIsTaken() throws IOException {
    folder.writeState(OLD);
    Files.createDirectory(disk.resolve("g1"));
    Files.delete(disk.resolve("state"));
    Files.writeString(disk.resolve("state.next"), NEW.text());

    assertThat(folder.readState()).contains(NEW);
    // The next write begins by emptying that file: it must not be the only copy then.
    assertThat(disk.resolve("state")).hasContent(NEW.text());
    assertThat(disk.resolve("state.next")).doesNotExist();
  }

  @Test
  void aStateThatIsNotWholeYetDoesNotReplaceTheOldOne() throws IOException {
    folder.writeState(OLD);
    Files.createDirectory(disk.resolve("g1"));
    Files.writeString(disk.resolve("state.next"), "caught-up=");

    assertThat(folder.readState()).contains(OLD);
  }

  @Test
  void aFirstStartThatWasKilledWhileItWroteIsAFirstStartAgain() throws IOException {
    Files.createFile(disk.resolve("state.next"));

    assertThat(folder.readState()).isEmpty();
    folder.writeState(NEW);
    assertThat(folder.readState()).contains(NEW);
  }

  @Test
  void noChecksumStandsBesideTheState() throws IOException {
    // As an earlier version, or a kill of one, may have left it.
    Files.write(disk.resolve(".state.crc"), new byte[] {'c', 'r', 'c', 0, 0, 0, 2, 0, 1, 2, 3, 4});
    folder.writeState(NEW);

    assertThat(folder.readState()).contains(NEW);
    assertThat(disk.resolve(".state.next.crc")).doesNotExist();
  }

  @Test
  void aSparkCheckpointOfAnyGenerationWithoutStateIsRefused() throws IOException {
    Files.createDirectory(disk.resolve("g2"));

    assertThatThrownBy(folder::readState)
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("has no file state");
  }
}
