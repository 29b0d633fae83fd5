package br.engdados.sinesp.program;

/** What kind of failure it is that ended a command. */
public enum FailureKind {
  /** The user's: the command line or the environment. */
  USAGE(ExitCode.USAGE),
  /** None: the command was told to stop. */
  STOPPED(ExitCode.STOPPED),
  /** The world's: input, files, servers. The message says all there is to say. */
  WORLD(ExitCode.FAILED),
  /** Ours: a fault of the program, which its stack trace explains. */
  FAULT(ExitCode.FAILED);

  private final ExitCode exitCode;

  FailureKind(ExitCode exitCode) {
    this.exitCode = exitCode;
  }

  /**
   * Gives how the program ends.
   *
   * @return never a success
   */
  public ExitCode exitCode() {
    return exitCode;
  }
}
