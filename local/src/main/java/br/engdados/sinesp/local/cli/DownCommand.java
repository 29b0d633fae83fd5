package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.ServerFailure;
import br.engdados.sinesp.local.server.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;

/** Stops what runs, both at a time. */
final class DownCommand {
  private final Request request;
  private final PrintStream out;
  private final PrintStream err;

  DownCommand(Request request, DataLock held, PrintStream out, PrintStream err) {
    Objects.requireNonNull(held, "held");
    this.request = request;
    this.out = out;
    this.err = err;
  }

  /** {@return done where nothing runs any more} */
  ExitStatus run() throws InterruptedException {
    return new EachServer(request.servers(), err).run(this::stop);
  }

  private void stop(ServerKind kind) throws ServerFailure, IOException, InterruptedException {
    long start = System.nanoTime();
    ServerProcess process = new ServerProcess(kind.title(), request.directory(kind));
    ServerProcess.Stopped stopped = process.stop(request.timeout());
    double seconds = (System.nanoTime() - start) / 1e9;
    out.println(
        switch (stopped) {
          case NOT_RUNNING -> kind.title() + " was not running";
          case CLEANLY -> String.format(Locale.ROOT, "%s stopped in %.1f s", kind.title(), seconds);
          case KILLED ->
              String.format(
                  Locale.ROOT,
                  "%s did not stop within %d s and was killed",
                  kind.title(),
                  request.timeout().toSeconds());
        });
  }
}
