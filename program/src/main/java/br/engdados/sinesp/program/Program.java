package br.engdados.sinesp.program;

import java.util.List;

/**
 * A program as its command line needs it.
 *
 * @param name what it is called, such as {@code sinesp-producer}
 * @param summary in one sentence what it is for, without its name
 * @param variables how its options are called in the environment
 * @param commands new ones, in the order of the help: each takes options once
 * @param exitCodes those that it can end with
 * @param notes further lines of the help; may be empty
 * @param sorter what kind of failure is what
 * @param failures where failures are told
 */
public record Program(
    String name,
    String summary,
    VariableNames variables,
    List<Command> commands,
    List<ExitCode> exitCodes,
    String notes,
    FailureSorter sorter,
    FailureOutput failures) {
  /** Keeps copies. */
  public Program {
    commands = List.copyOf(commands);
    exitCodes = List.copyOf(exitCodes);
  }
}
