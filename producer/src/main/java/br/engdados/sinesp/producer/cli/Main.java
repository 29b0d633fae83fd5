package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.program.CommandLine;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.Termination;
import java.time.Duration;

/** The program. */
public final class Main {
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(8);

  private Main() {}

  /**
   * Runs a command and exits with its code, see {@link ExitCode}.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    Console console = Console.ofProcess();
    Termination termination =
        Termination.of(
            Thread.currentThread(), TIME_TO_STOP, code -> Runtime.getRuntime().halt(code.status()));
    ExitCode code = new CommandLine(new ProducerProgram(), System.getenv(), console).run(args);
    termination.done();
    System.exit(code.status());
  }
}
