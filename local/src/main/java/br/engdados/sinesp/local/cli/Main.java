package br.engdados.sinesp.local.cli;

import java.util.List;

/** {@code sinesp-local}: starts, shows and stops a real Kafka and a real Cassandra on 127.0.0.1. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and exits with its status.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    // The clients' own chatter about a server that is not there yet helps nobody.
    System.setProperty(
        "org.slf4j.simpleLogger.log.org.apache.kafka",
        System.getProperty("org.slf4j.simpleLogger.log.org.apache.kafka", "off"));
    Program program = new Program(System.getenv(), System.out, System.err);
    System.exit(program.run(List.of(arguments)).code());
  }
}
