package br.engdados.sinesp.program;

/** How a program ended, told to its caller by the exit status: one table for all programs. */
public enum ExitCode {
  /** Done; rejected rows within the tolerance are in the report. */
  DONE(0, "done"),
  /** Done, but rows were rejected, with {@code --fail-on-rejected}. */
  REJECTED(1, "rows rejected (--fail-on-rejected)"),
  /** More rows were rejected, or would have been withdrawn, than may be. */
  REFUSED(2, "too many rejected or withdrawn"),
  /** {@code verify} found differences. */
  DIFFERENCES(2, "verify found differences"),
  /** Failed; the message says what, where, and what to do. */
  FAILED(3, "failed"),
  /** The command line or the environment cannot be understood. */
  USAGE(64, "wrong usage"),
  /** There was nothing to do, with {@code --skip-when-unchanged}. */
  UNCHANGED(99, "nothing new (--skip-when-unchanged)"),
  /** Stopped by SIGTERM or Ctrl-C: 128 and the signal's number, as shells count it. */
  STOPPED(143, "stopped by a signal");

  private final int status;
  private final String meaning;

  ExitCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  /**
   * Gives the process's exit status.
   *
   * @return 0 to 255
   */
  public int status() {
    return status;
  }

  /**
   * Says in a few words what it means, for help and documentation.
   *
   * @return such as {@code wrong usage}
   */
  public String meaning() {
    return meaning;
  }

  /**
   * Tells whether the run left things as they should be.
   *
   * @return true where it is done, or there was nothing to do
   */
  public boolean isSuccess() {
    return this == DONE || this == UNCHANGED;
  }
}
