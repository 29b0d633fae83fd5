package br.engdados.sinesp.local.embedded;

import br.engdados.sinesp.local.server.LocalServer;
import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.ProcessIdentity;
import br.engdados.sinesp.local.server.ServerDirectory;
import br.engdados.sinesp.local.server.ServerFailure;
import br.engdados.sinesp.local.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One real server that lives as long as this object, unless a test kills it. It ends with this JVM
 * too, unless that one is killed itself.
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LocalServer server;
  private final ServerProcess process;
  private final Duration limit;
  private final Thread atExit;

  private EmbeddedServer(LocalServer server, Duration limit) {
    this.server = server;
    this.limit = limit;
    process = new ServerProcess(server.name(), server.settings().directory());
    atExit = new Thread(this::endQuietly, "end-" + server.name());
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param server what to start
   * @param limit how long it may take, now and at every {@link #start} again
   * @return the server, answering
   * @throws ServerFailure where it ends or does not answer in time; nothing is left running then
   * @throws IOException where its files cannot be written
   * @throws InterruptedException while waiting; nothing is left running then
   */
  public static EmbeddedServer started(LocalServer server, Duration limit)
      throws ServerFailure, IOException, InterruptedException {
    EmbeddedServer embedded = new EmbeddedServer(server, limit);
    Runtime.getRuntime().addShutdownHook(embedded.atExit);
    boolean answers = false;
    try {
      embedded.start();
      answers = true;
      return embedded;
    } finally {
      if (!answers) {
        embedded.endQuietly();
        Runtime.getRuntime().removeShutdownHook(embedded.atExit);
      }
    }
  }

  /**
   * Starts the server again after {@link #kill} or {@link #stop}: same ports, same data.
   *
   * @throws ServerFailure where it runs already, ends or does not answer in time
   * @throws IOException where its files cannot be written
   * @throws InterruptedException while waiting
   */
  public void start() throws ServerFailure, IOException, InterruptedException {
    if (process.running().isPresent()) {
      throw new ServerFailure(server.name() + " is running already");
    }
    process.start(server);
    process.awaitAnswer(server, limit);
  }

  /**
   * Ends the server as a crash would (SIGKILL), and waits until it is gone.
   *
   * @throws ServerFailure where it does not run
   * @throws IOException where its state file cannot be read or written
   * @throws InterruptedException while waiting
   */
  public void kill() throws ServerFailure, IOException, InterruptedException {
    process.kill();
  }

  /**
   * Ends the server as an operator would (SIGTERM): Cassandra flushes its tables first.
   *
   * @return how it ended
   * @throws ServerFailure where it cannot be ended
   * @throws IOException where its state file cannot be read or written
   * @throws InterruptedException while waiting
   */
  public ServerProcess.Stopped stop() throws ServerFailure, IOException, InterruptedException {
    return process.stop(PATIENCE);
  }

  /**
   * {@return its process, where it runs}
   *
   * @throws IOException where the state file cannot be read
   */
  public Optional<ProcessIdentity> running() throws IOException {
    return process.running();
  }

  /** {@return the port that clients connect to} */
  public Port port() {
    return server.settings().client();
  }

  /**
   * {@return its number}
   *
   * @param name one of the server's ports: Kafka {@code client}, {@code controller}; Cassandra
   *     {@code client}, {@code storage}, {@code jmx}
   * @throws IllegalArgumentException where it has no such port
   */
  public Port port(String name) {
    return server.settings().port(name);
  }

  /** {@return host and port, as clients take them} */
  public String address() {
    return Ports.HOST + ":" + port();
  }

  /** {@return the server's own log} */
  public Path log() {
    return server.settings().directory().log();
  }

  /** {@return all its files} */
  public ServerDirectory directory() {
    return server.settings().directory();
  }

  /** Stops the server; the files stay. */
  @Override
  public void close() {
    try {
      stop();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("stopping " + server.name(), unreadable);
    } catch (ServerFailure stubborn) {
      throw new IllegalStateException("stopping " + server.name(), stubborn);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      endQuietly();
    } finally {
      removeHook();
    }
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException alreadyShuttingDown) {
      // Then the hook runs now and finds nothing to do.
      return;
    }
  }

  /** Last resort, without waiting: nobody is left to tell. */
  private void endQuietly() {
    try {
      process.running().flatMap(ProcessIdentity::handle).ifPresent(ProcessHandle::destroyForcibly);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("ending " + server.name(), unreadable);
    }
  }
}
