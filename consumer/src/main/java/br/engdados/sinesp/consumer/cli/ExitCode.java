package br.engdados.sinesp.consumer.cli;

/** How a run ended, told to the caller by the process's exit status. */
public enum ExitCode {
  /** Everything that was asked for is done. */
  DONE(0),
  /** {@code verify} found differences. */
  DIFFERENCES(2),
  /** The run failed; the message says why and what to do. */
  FAILED(3),
  /** The command line or the environment is wrong. */
  USAGE(64),
  /** There was nothing to do; only with {@code --skip-when-unchanged}. */
  UNCHANGED(99),
  /** Stopped by SIGTERM. */
  TERMINATED(143);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /**
   * Gives the process's exit status.
   *
   * @return 0 to 255
   */
  public int status() {
    return status;
  }
}
