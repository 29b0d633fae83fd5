package br.engdados.sinesp.program;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command talks to.
 *
 * @param out results
 * @param err progress and errors
 * @param terminal whether a person watches
 */
public record Console(PrintStream out, PrintStream err, boolean terminal) {
  /**
   * Takes the streams of this process, and has {@link System#err} be this one's too.
   *
   * @return them, in UTF-8: names have accents, whatever the platform's own encoding is
   */
  @SuppressWarnings("SystemConsoleNull") // built for Java 17, where it tells
  public static Console ofProcess() {
    PrintStream err = stream(FileDescriptor.err);
    System.setErr(err);
    return new Console(stream(FileDescriptor.out), err, System.console() != null);
  }

  private static PrintStream stream(FileDescriptor of) {
    return new PrintStream(new FileOutputStream(of), true, StandardCharsets.UTF_8);
  }
}
