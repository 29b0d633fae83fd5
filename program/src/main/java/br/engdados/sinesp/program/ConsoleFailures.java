package br.engdados.sinesp.program;

import java.io.PrintStream;

/** Says failures to the person who typed the command. */
public final class ConsoleFailures implements FailureOutput {
  private final PrintStream err;

  /**
   * Takes the stream.
   *
   * @param err where errors go
   */
  public ConsoleFailures(PrintStream err) {
    this.err = err;
  }

  @Override
  public void tell(String command, FailureKind kind, Throwable failure, boolean verbose) {
    boolean fault = kind == FailureKind.FAULT && !(failure instanceof OutOfMemoryError);
    if (kind == FailureKind.STOPPED) {
      err.println("Stopped. Run the same command again to go on: nothing is lost.");
      return;
    }
    err.println(
        "ERROR "
            + (fault ? "this is a fault of the program: " + failure : FailureOutput.text(failure)));
    if (verbose) {
      failure.printStackTrace(err);
    } else if (fault) {
      err.println("Run it again with --verbose and report what it prints.");
    }
  }
}
