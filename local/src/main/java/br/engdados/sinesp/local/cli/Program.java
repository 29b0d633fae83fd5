package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.ServerFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of the command line; it returns where {@link Main} exits. */
final class Program {
  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * Touches neither the environment nor the streams of the JVM itself, so that tests can run it.
   *
   * @param environment variables by name
   * @param out for results
   * @param err for progress and errors
   */
  Program(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /**
   * {@return how it ended}
   *
   * @param arguments as typed
   */
  ExitStatus run(List<String> arguments) {
    try {
      Optional<Request> request = new RequestFactory(environment).from(arguments);
      if (request.isEmpty()) {
        out.print(Help.TEXT);
        return ExitStatus.DONE;
      }
      return run(request.get());
    } catch (UsageException wrong) {
      err.println("sinesp-local: " + wrong.getMessage());
      err.println("Try: sinesp-local --help");
      return ExitStatus.USAGE;
    } catch (ServerFailure failure) {
      err.println(failure.getMessage());
      return ExitStatus.FAILED;
    } catch (IOException failure) {
      err.println("sinesp-local: " + failure);
      return ExitStatus.FAILED;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      err.println("sinesp-local: interrupted");
      return ExitStatus.FAILED;
    }
  }

  private ExitStatus run(Request request) throws ServerFailure, IOException, InterruptedException {
    return switch (request.action()) {
      case STATUS -> new StatusCommand(request, out).run();
      case UP -> {
        Files.createDirectories(request.data());
        try (DataLock lock = DataLock.of(request.data())) {
          yield new UpCommand(request, lock, out, err).run();
        }
      }
      case DOWN -> {
        if (!Files.isDirectory(request.data())) {
          out.println("Nothing to stop: there is no " + request.data());
          yield ExitStatus.DONE;
        }
        try (DataLock lock = DataLock.of(request.data())) {
          yield new DownCommand(request, lock, out, err).run();
        }
      }
    };
  }
}
