package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.cassandra.CassandraServer;
import br.engdados.sinesp.local.cassandra.CassandraSettings;
import br.engdados.sinesp.local.kafka.KafkaServer;
import br.engdados.sinesp.local.kafka.KafkaSettings;
import br.engdados.sinesp.local.server.LocalServer;
import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.ProcessIdentity;
import br.engdados.sinesp.local.server.ServerFailure;
import br.engdados.sinesp.local.server.ServerLibraries;
import br.engdados.sinesp.local.server.ServerProcess;
import br.engdados.sinesp.local.server.ServerState;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Starts what does not run, both at a time, and waits until all answer. */
final class ServerStart {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final StartRequest request;
  private final PrintStream out;
  private final PrintStream err;
  private final Queue<ServerProcess> startedHere = new ConcurrentLinkedQueue<>();

  /**
   * Takes what a start needs.
   *
   * @param request what shall come up
   * @param held so that nobody else starts or stops it meanwhile
   * @param console where it says what it does
   */
  ServerStart(StartRequest request, DataLock held, Console console) {
    Objects.requireNonNull(held, "held");
    this.request = request;
    this.out = console.out();
    this.err = console.err();
  }

  /** {@return done where all servers asked for answer} */
  ExitCode run() throws ServerFailure, IOException, InterruptedException {
    Optional<String> refusal = PortCheck.refusal(request);
    if (refusal.isPresent()) {
      throw new ServerFailure(refusal.get());
    }
    Map<ServerKind, LocalServer> servers = servers();
    // Ctrl-C while waiting: what this command started must not stay behind half-started.
    Thread atExit = new Thread(this::endStarted, "end-started");
    Runtime.getRuntime().addShutdownHook(atExit);
    boolean up = false;
    try {
      ExitCode status =
          new EachServer(request.choice().servers(), err).run(kind -> bringUp(servers.get(kind)));
      up = status == ExitCode.DONE;
      return status;
    } finally {
      Runtime.getRuntime().removeShutdownHook(atExit);
      if (!up) {
        stopStarted();
      }
    }
  }

  private void bringUp(LocalServer server) throws ServerFailure, IOException, InterruptedException {
    ServerProcess process = new ServerProcess(server.name(), server.settings().directory());
    String address = Ports.HOST + ":" + server.settings().client();
    Optional<ProcessIdentity> running = process.running();
    if (running.isPresent()) {
      process.awaitAnswer(server, request.timeout());
      out.printf("%s is up already on %s (pid %d)%n", server.name(), address, running.get().pid());
      return;
    }
    err.printf(
        "Starting %s on %s, files in %s%n",
        server.name(), address, server.settings().directory().root());
    long start = System.nanoTime();
    startedHere.add(process);
    ProcessIdentity identity = process.start(server);
    process.awaitAnswer(server, request.timeout());
    out.printf(
        Locale.ROOT,
        "%s ready on %s after %.1f s (pid %d)%n",
        server.name(),
        address,
        (System.nanoTime() - start) / 1e9,
        identity.pid());
  }

  private Map<ServerKind, LocalServer> servers() throws ServerFailure, IOException {
    Path home = request.home().isPresent() ? request.home().get() : ServerLibraries.home();
    Ports ports = new Ports();
    request.ports().values().forEach(ports::reserve);
    Map<ServerKind, LocalServer> servers = new EnumMap<>(ServerKind.class);
    for (ServerKind kind : request.choice().servers()) {
      Map<String, Port> remembered =
          ServerState.read(request.choice().directory(kind).state()).ports();
      servers.put(kind, server(kind, ServerLibraries.in(home, kind.folder()), remembered, ports));
    }
    return servers;
  }

  private LocalServer server(
      ServerKind kind, ServerLibraries libraries, Map<String, Port> remembered, Ports ports) {
    Port port = request.ports().get(kind);
    return switch (kind) {
      case KAFKA ->
          new KafkaServer(
              KafkaSettings.of(
                  request.choice().directory(kind),
                  port,
                  request.heaps().get(kind),
                  remembered,
                  ports),
              libraries);
      case CASSANDRA ->
          new CassandraServer(
              CassandraSettings.of(
                  request.choice().directory(kind),
                  port,
                  request.heaps().get(kind),
                  remembered,
                  ports),
              libraries);
    };
  }

  private void stopStarted() throws ServerFailure, IOException, InterruptedException {
    for (ServerProcess process : startedHere) {
      process.stop(PATIENCE);
    }
  }

  private void endStarted() {
    try {
      stopStarted();
    } catch (ServerFailure | IOException failed) {
      err.println(failed.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
