package br.engdados.sinesp.painel.cli;

import br.engdados.sinesp.program.CommandLine;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.Termination;
import java.time.Duration;

/** The program's entry: the only place that ends the process. */
public final class Main {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Main() {}

  /**
   * Runs one command and exits with its code, see {@link ExitCode}.
   *
   * @param arguments the command and its options; {@code --help} lists them
   */
  public static void main(String[] arguments) {
    Console console = Console.ofProcess();
    Termination termination =
        Termination.of(
            Thread.currentThread(), PATIENCE, code -> Runtime.getRuntime().halt(code.status()));
    ExitCode code = new CommandLine(new PanelProgram(), System.getenv(), console).run(arguments);
    termination.done();
    System.exit(code.status());
  }
}
