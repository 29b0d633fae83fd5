package br.engdados.sinesp.local.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The child process of one server directory: started, awaited, stopped, killed. It acts on the
 * process that its state file names and on no other, so it works across commands.
 */
public final class ServerProcess {
  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
  private static final Duration PROBE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
  private static final int TAIL_LINES = 20;

  /** How {@link #stop} ended. */
  public enum Stopped {
    /** It had not been running. */
    NOT_RUNNING,
    /** It ended by itself after SIGTERM. */
    CLEANLY,
    /** It did not end in time and was killed. */
    KILLED
  }

  private final String name;
  private final ServerDirectory directory;

  /** What the log held before the start: lines of an earlier run would mislead. */
  private final AtomicLong logBefore = new AtomicLong();

  /**
   * Looks at nothing yet; the directory need not exist.
   *
   * @param name the server's name for people
   * @param directory where it keeps everything, its state file included
   */
  public ServerProcess(String name, ServerDirectory directory) {
    this.name = Objects.requireNonNull(name, "name");
    this.directory = Objects.requireNonNull(directory, "directory");
  }

  /**
   * {@return the process, where one was started from this directory and lives}
   *
   * @throws IOException where the state file cannot be read
   */
  public Optional<ProcessIdentity> running() throws IOException {
    return state().process().filter(ProcessIdentity::isAlive);
  }

  /**
   * {@return what the state file says}
   *
   * @throws IOException where it cannot be read
   */
  public ServerState state() throws IOException {
    return ServerState.read(directory.state());
  }

  /**
   * Prepares and starts the server in a session of its own, where the system has {@code setsid}: it
   * survives this program and the Ctrl-C that ends it.
   *
   * @param server the server of this directory
   * @return the new process, which does not answer yet
   * @throws IOException where files or the program cannot be had
   * @throws ServerFailure where its storage cannot be laid out
   * @throws InterruptedException while waiting for the layout
   */
  public ProcessIdentity start(LocalServer server)
      throws IOException, ServerFailure, InterruptedException {
    directory.create();
    Files.deleteIfExists(directory.console());
    logBefore.set(Files.exists(directory.log()) ? Files.size(directory.log()) : 0);
    server.prepare();
    List<String> command = new ArrayList<>(ownSession());
    command.addAll(server.command());
    LOG.debug("event=start server={} command={}", name, command);
    Process process =
        new ProcessBuilder(command)
            .directory(directory.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.console().toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    Optional<ProcessIdentity> identity = ProcessIdentity.of(process.pid());
    if (identity.isEmpty()) {
      throw endedEarly();
    }
    try {
      new ServerState(identity, server.settings().ports()).write(directory.state());
    } catch (IOException unwritable) {
      process.destroyForcibly();
      throw unwritable;
    }
    return identity.get();
  }

  /**
   * Waits until the server answers.
   *
   * @param server the server of this directory
   * @param limit how long at most
   * @throws ServerFailure where its process ends or the time runs out; the message holds the last
   *     lines of its log
   * @throws IOException where the state file cannot be read
   * @throws InterruptedException while waiting
   */
  public void awaitAnswer(LocalServer server, Duration limit)
      throws ServerFailure, IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      if (running().isEmpty()) {
        throw endedEarly();
      }
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative() || left.isZero()) {
        throw new ServerFailure(
            name + " did not answer within " + limit.toSeconds() + " s" + lastLines());
      }
      if (server.answers(left.compareTo(PROBE) < 0 ? left : PROBE)) {
        return;
      }
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
  }

  /**
   * Asks the process to end (SIGTERM), and kills it where it does not.
   *
   * @param patience how long to wait before killing
   * @return how it ended
   * @throws ServerFailure where not even the kill ended it
   * @throws IOException where the state file cannot be read or written
   * @throws InterruptedException while waiting
   */
  public Stopped stop(Duration patience) throws ServerFailure, IOException, InterruptedException {
    ServerState state = state();
    Optional<ProcessIdentity> process = state.process().filter(ProcessIdentity::isAlive);
    Stopped stopped = Stopped.NOT_RUNNING;
    if (process.isPresent()) {
      process.get().handle().ifPresent(ProcessHandle::destroy);
      stopped = Stopped.CLEANLY;
      if (!ended(process.get(), patience)) {
        LOG.warn(
            "event=kill server={} pid={} reason=\"no end within {} s of SIGTERM\"",
            name,
            process.get().pid(),
            patience.toSeconds());
        kill(process.get());
        stopped = Stopped.KILLED;
      }
    }
    if (state.process().isPresent()) {
      state.stopped().write(directory.state());
    }
    return stopped;
  }

  /**
   * Ends the process at once (SIGKILL), as a crash would.
   *
   * @throws ServerFailure where it does not run or survives
   * @throws IOException where the state file cannot be read or written
   * @throws InterruptedException while waiting for its end
   */
  public void kill() throws ServerFailure, IOException, InterruptedException {
    ServerState state = state();
    Optional<ProcessIdentity> process = state.process().filter(ProcessIdentity::isAlive);
    if (process.isEmpty()) {
      throw new ServerFailure(name + " is not running, so it cannot be killed");
    }
    kill(process.get());
    state.stopped().write(directory.state());
  }

  private void kill(ProcessIdentity process) throws ServerFailure, InterruptedException {
    process.handle().ifPresent(ProcessHandle::destroyForcibly);
    if (!ended(process, KILL_LIMIT)) {
      throw new ServerFailure(
          name + " (pid " + process.pid() + ") is still there after SIGKILL; look at it with ps");
    }
  }

  private static boolean ended(ProcessIdentity process, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (process.isAlive()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Optional<ProcessHandle> handle = process.handle();
      if (handle.isEmpty()) {
        return true;
      }
      try {
        // In short turns: of a zombie that nobody reaps, the handle would never tell the end.
        handle.get().onExit().get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillThere) {
        LOG.trace("event=wait pid={}", process.pid());
      } catch (ExecutionException impossible) {
        throw new IllegalStateException("waiting for the end of " + process, impossible);
      }
    }
    return true;
  }

  private ServerFailure endedEarly() {
    return new ServerFailure(name + " ended before it answered" + lastLines());
  }

  private String lastLines() {
    List<String> log = LogTail.of(directory.log(), TAIL_LINES, logBefore.get());
    List<String> console = LogTail.of(directory.console(), TAIL_LINES);
    return section("its log ends with", directory.log(), log)
        + section("it printed", directory.console(), console);
  }

  private static String section(String title, Path file, List<String> lines) {
    return lines.isEmpty()
        ? "\n" + title + " nothing (" + file + ")"
        : "\n" + title + " (" + file + "):\n    " + String.join("\n    ", lines);
  }

  private static List<String> ownSession() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, "setsid"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(setsid -> List.of(setsid.toString()))
        .orElse(List.of());
  }
}
