package br.engdados.sinesp.program;

/**
 * A command of a program. Its fields are its options, annotated for JCommander and filled from the
 * command line and the environment before {@link #run}; {@code commandDescription} of its {@code
 * Parameters} says in one sentence what it does, each option's {@code description} what that is
 * for. Help and documentation have no other source.
 */
public interface Command {
  /**
   * Gives the word on the command line.
   *
   * @return such as {@code publish}
   */
  String name();

  /**
   * Gives what stands behind the name on the command line, besides options.
   *
   * @return such as {@code FILE}, or the empty text
   */
  default String operands() {
    return "";
  }

  /**
   * Gives examples for {@code --help}.
   *
   * @return whole command lines, at least one
   */
  String examples();

  /**
   * Runs the command; once for an object.
   *
   * @param console where results go
   * @return how it ended
   * @throws UsageException if the options do not fit together
   * @throws Exception if it could not be done; the program's {@link FailureSorter} says of what
   *     kind that is
   */
  ExitCode run(Console console) throws Exception;
}
