package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.program.CommandLine;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;

/** {@code sinesp-local}: starts, shows and stops a real Kafka and a real Cassandra on 127.0.0.1. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and exits with its code.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    // The clients' own chatter about a server that is not there yet helps nobody.
    System.setProperty(
        "org.slf4j.simpleLogger.log.org.apache.kafka",
        System.getProperty("org.slf4j.simpleLogger.log.org.apache.kafka", "off"));
    ExitCode code =
        new CommandLine(new LocalProgram(), System.getenv(), Console.ofProcess()).run(arguments);
    System.exit(code.status());
  }
}
