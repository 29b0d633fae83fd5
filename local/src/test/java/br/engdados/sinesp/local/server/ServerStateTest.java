package br.engdados.sinesp.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerStateTest {
  @TempDir Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    ServerState state =
        new ServerState(
            Optional.of(new ProcessIdentity(4711, "boot/123")),
            Map.of("client", new Port(9092), "controller", new Port(9093)));
    Path file = folder.resolve("state.properties");
    state.write(file);
    assertThat(ServerState.read(file)).isEqualTo(state);
    state.stopped().write(file);
    assertThat(ServerState.read(file)).isEqualTo(state.stopped());
    assertThat(state.stopped().ports()).containsEntry("controller", new Port(9093));
  }

  @Test
  void knowsNothingWhereThereIsNoFile() throws IOException {
    ServerState state = ServerState.read(folder.resolve("absent"));
    assertThat(state.process()).isEmpty();
    assertThat(state.ports()).isEmpty();
  }

  @Test
  void namesADamagedFile() throws IOException {
    Path file = Files.writeString(folder.resolve("state.properties"), "pid=abc\nstarted=x\n");
    assertThatThrownBy(() -> ServerState.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("damaged");
    Files.writeString(file, "pid=12\n");
    assertThatThrownBy(() -> ServerState.read(file)).hasMessageContaining("without its start");
  }
}
