package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.ServerFailure;
import br.engdados.sinesp.local.server.ServerProcess;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/** Stops what runs, both at a time. */
@Parameters(commandDescription = "stop what 'up' started; the data stay for the next 'up'")
final class DownCommand implements Command {
  @Parameter(
      names = "--timeout",
      order = 5,
      converter = SecondsConverter.class,
      defaultValueDescription = "120",
      description = "seconds to wait for a clean end before killing")
  private Duration timeout = Duration.ofMinutes(2);

  @ParametersDelegate private final ChoiceOptions choice = new ChoiceOptions();

  @Override
  public String name() {
    return "down";
  }

  @Override
  public String examples() {
    return """
    sinesp-local down
    sinesp-local down --only kafka --timeout 30
    """;
  }

  @Override
  public ExitCode run(Console console)
      throws UsageException, ServerFailure, IOException, InterruptedException {
    ServerChoice chosen = choice.choice();
    if (!Files.isDirectory(chosen.data())) {
      console.out().println("Nothing to stop: there is no " + chosen.data());
      return ExitCode.DONE;
    }
    try (DataLock lock = DataLock.of(chosen.data())) {
      Objects.requireNonNull(lock, "lock");
      return new EachServer(chosen.servers(), console.err())
          .run(kind -> stop(kind, chosen, console.out()));
    }
  }

  private void stop(ServerKind kind, ServerChoice chosen, PrintStream out)
      throws ServerFailure, IOException, InterruptedException {
    long start = System.nanoTime();
    ServerProcess process = new ServerProcess(kind.title(), chosen.directory(kind));
    ServerProcess.Stopped stopped = process.stop(timeout);
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
                  timeout.toSeconds());
        });
  }
}
