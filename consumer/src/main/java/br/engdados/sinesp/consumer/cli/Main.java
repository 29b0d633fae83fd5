package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.program.CommandLine;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;

/** The program's entry: the only place that ends the process. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and exits with its code, see {@link ExitCode}.
   *
   * @param arguments the command and its options; {@code --help} lists them
   */
  public static void main(String[] arguments) {
    ExitCode code =
        new CommandLine(new ConsumerProgram(), System.getenv(), Console.ofProcess()).run(arguments);
    System.exit(code.status());
  }
}
