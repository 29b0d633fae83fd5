package br.engdados.sinesp.program;

import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;

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
    if (failure instanceof InvalidPathException) {
      return failure.getMessage() + ": no such path can be. " + FileNameEncoding.advice();
    }
    if (failure instanceof FileSystemException file && file.getReason() == null) {
      return file.getMessage() + " (" + file.getClass().getSimpleName() + ")";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
