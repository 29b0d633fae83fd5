package br.engdados.sinesp.consumer.cli;

import java.io.PrintStream;

/** One command of the program. Its fields are its options as JCommander read them. */
interface Command {
  /** The word on the command line. */
  String name();

  /** Whether {@code --help} was given. */
  boolean helpWanted();

  /**
   * Validates the options and does the work.
   *
   * @param results where results go; progress and errors go to the log
   * @return how it ended
   * @throws IllegalArgumentException if an option's value is wrong; the message names it
   * @throws br.engdados.sinesp.consumer.connection.FailureException if the work could not be done
   */
  ExitCode run(PrintStream results) throws InterruptedException;
}
