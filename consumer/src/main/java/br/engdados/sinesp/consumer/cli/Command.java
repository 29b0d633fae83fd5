package br.engdados.sinesp.consumer.cli;

import java.io.PrintStream;

/** One command of the program. Its fields are its options as JCommander read them. */
interface Command {
  /** The word on the command line. */
  String name();

  /** Whether {@code --help} was given. */
  boolean helpWanted();

  /**
   * Validates the options; nothing outside is touched yet.
   *
   * @param results where the work's results go; progress and errors go to the log
   * @throws IllegalArgumentException if an option's value is wrong; the message names it
   */
  Work prepare(PrintStream results);

  /** What a command does once its options are right. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @return how it ended
     * @throws br.engdados.sinesp.consumer.connection.FailureException if it could not be done
     */
    ExitCode run() throws InterruptedException;
  }
}
