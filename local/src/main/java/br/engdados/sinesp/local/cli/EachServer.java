package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.ServerFailure;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.FailureOutput;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does one thing with every server at the same time, and lets each fail for itself. */
final class EachServer {
  private final Set<ServerKind> servers;
  private final PrintStream err;

  /** One server's part. */
  @FunctionalInterface
  interface Part {
    void run(ServerKind kind) throws ServerFailure, IOException, InterruptedException;
  }

  EachServer(Set<ServerKind> servers, PrintStream err) {
    this.servers = servers;
    this.err = err;
  }

  /** {@return failed where one did, after all came to their end} */
  ExitCode run(Part part) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(ServerKind.values().length);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (ServerKind kind : servers) {
        running.add(
            threads.submit(
                () -> {
                  part.run(kind);
                  return null;
                }));
      }
      boolean failed = false;
      for (Future<?> one : running) {
        failed |= !succeeds(one);
      }
      return failed ? ExitCode.FAILED : ExitCode.DONE;
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean succeeds(Future<?> part) throws InterruptedException {
    try {
      part.get();
      return true;
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof ServerFailure || cause instanceof IOException) {
        err.println("ERROR " + FailureOutput.text(cause));
        return false;
      }
      throw new IllegalStateException("a fault of sinesp-local itself", cause);
    }
  }
}
