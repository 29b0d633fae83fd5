package br.engdados.sinesp.program;

/** Where and how a program says that a command failed. */
public interface FailureOutput {
  /**
   * Says it.
   *
   * @param command the command's name
   * @param kind {@link FailureKind#STOPPED}, {@link FailureKind#WORLD} or {@link FailureKind#FAULT}
   * @param failure what was thrown
   * @param verbose whether the stack trace is wanted
   */
  void tell(String command, FailureKind kind, Throwable failure, boolean verbose);

  /**
   * Gives the text of a failure.
   *
   * @param failure what was thrown
   * @return its message; with its type where the message alone tells nothing
   */
  static String text(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return "out of memory; give the program more, such as java -Xmx512m";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
