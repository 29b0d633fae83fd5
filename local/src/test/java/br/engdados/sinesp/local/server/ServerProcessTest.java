package br.engdados.sinesp.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, which stand in for slow servers. */
@DisabledOnOs(OS.WINDOWS)
class ServerProcessTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir Path folder;
  private ServerProcess process;

  @BeforeEach
  void open() {
    process = new ServerProcess("Shell", new ServerDirectory(folder));
  }

  @AfterEach
  void leaveNothingRunning() throws Exception {
    process.stop(Duration.ofMillis(100));
  }

  /** A server that is a line of shell. */
  private record Shell(ServerDirectory directory, String script, boolean answering)
      implements LocalServer {
    @Override
    public String name() {
      return "Shell";
    }

    @Override
    public ServerSettings settings() {
      return new ServerSettings(
          directory, new HeapSize("8m"), Map.of(ServerSettings.CLIENT, new Port(9)));
    }

    @Override
    public void prepare() {}

    @Override
    public List<String> command() {
      return List.of("/bin/sh", "-c", script);
    }

    @Override
    public boolean answers(Duration limit) {
      return answering;
    }
  }

  private Shell shell(String script, boolean answering) {
    return new Shell(new ServerDirectory(folder), script, answering);
  }

  @Test
  void isStoppedByAnotherObjectThanTheOneThatStartedIt() throws Exception {
    Shell shell = shell("exec sleep 60", true);
    ProcessIdentity identity = process.start(shell);
    process.awaitAnswer(shell, SOON);
    ServerProcess other = new ServerProcess("Shell", new ServerDirectory(folder));
    assertThat(other.running()).contains(identity);
    assertThat(other.stop(SOON)).isEqualTo(ServerProcess.Stopped.CLEANLY);
    assertThat(identity.isAlive()).isFalse();
    assertThat(other.stop(SOON)).isEqualTo(ServerProcess.Stopped.NOT_RUNNING);
    assertThat(other.state().ports()).containsEntry("client", new Port(9));
  }

  @Test
  void killsWhatIgnoresSigterm() throws Exception {
    Shell shell = shell("trap '' TERM; echo ready; while :; do sleep 1; done", true);
    ProcessIdentity identity = process.start(shell);
    while (LogTail.of(shell.directory().console(), 1).isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(process.stop(Duration.ofMillis(300))).isEqualTo(ServerProcess.Stopped.KILLED);
    assertThat(identity.isAlive()).isFalse();
  }

  @Test
  void tellsTheLastLinesOfWhatEndedEarly() throws Exception {
    Shell shell = shell("echo 'no disk left' | tee -a logs/server.log; exit 1", false);
    shell.directory().create();
    Files.writeString(shell.directory().log(), "yesterday\n");
    assertThatThrownBy(
            () -> {
              process.start(shell);
              process.awaitAnswer(shell, SOON);
            })
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("ended before it answered")
        .hasMessageContaining("no disk left")
        .hasMessageNotContaining("yesterday")
        .hasMessageContaining(shell.directory().console().toString());
  }

  @Test
  void givesUpOnWhatNeverAnswers() throws Exception {
    Shell shell = shell("echo still thinking; exec sleep 60", false);
    process.start(shell);
    assertThatThrownBy(() -> process.awaitAnswer(shell, Duration.ofSeconds(1)))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("did not answer within 1 s")
        .hasMessageContaining("still thinking");
  }

  @Test
  void leavesAloneWhoeverGotTheRecycledPid() throws Exception {
    Process innocent = new ProcessBuilder("sleep", "60").start();
    try {
      ServerDirectory directory = new ServerDirectory(folder);
      new ServerState(
              Optional.of(new ProcessIdentity(innocent.pid(), "an-earlier-boot/1")), Map.of())
          .write(directory.state());
      assertThat(process.running()).isEmpty();
      assertThat(process.stop(SOON)).isEqualTo(ServerProcess.Stopped.NOT_RUNNING);
      assertThat(innocent.isAlive()).isTrue();
      assertThatThrownBy(() -> process.kill()).isInstanceOf(ServerFailure.class);
      assertThat(innocent.isAlive()).isTrue();
    } finally {
      innocent.destroyForcibly();
    }
  }

  @Test
  void knowsItsOwnProcess() throws IOException {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
    assertThat(self.isAlive()).isTrue();
    assertThat(ProcessIdentity.of(self.pid())).contains(self);
    assertThat(new ProcessIdentity(self.pid(), "0").isAlive()).isFalse();
  }
}
