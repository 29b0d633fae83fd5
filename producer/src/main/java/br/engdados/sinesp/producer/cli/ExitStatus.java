package br.engdados.sinesp.producer.cli;

/** The exit codes. */
enum ExitStatus {
  /** Done; rejected rows within the tolerance are in the report. */
  DONE(0),
  /** Done, but rows were rejected, with {@code --fail-on-rejected}. */
  REJECTED(1),
  /** Too many rows were rejected. */
  TOO_MANY_REJECTED(2),
  /** Failed. */
  FAILED(3),
  /** Wrong usage. */
  USAGE(64),
  /** Nothing new, with {@code --skip-when-unchanged}. */
  UNCHANGED(99),
  /** Stopped by SIGTERM or Ctrl-C. */
  STOPPED(143);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
