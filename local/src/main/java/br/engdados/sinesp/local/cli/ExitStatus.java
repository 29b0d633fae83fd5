package br.engdados.sinesp.local.cli;

/** How a command ends, for the shell. */
public enum ExitStatus {
  /** All done. */
  DONE(0),
  /** A server is not up, or would not start or stop. */
  FAILED(3),
  /** The command line cannot be understood. */
  USAGE(64);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** {@return the exit code} */
  public int code() {
    return code;
  }
}
