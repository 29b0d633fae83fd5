package br.engdados.sinesp.producer.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program. */
public final class Main {
  private static final int SECONDS_TO_STOP = 8;

  private Main() {}

  /**
   * Runs a command and exits with its code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    // Names have accents, whatever the platform's own encoding is.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.setErr(err);
    // Not System.exit: within a shutdown that would wait for itself.
    StopSignal signal =
        StopSignal.install(
            Thread.currentThread(),
            SECONDS_TO_STOP,
            status -> Runtime.getRuntime().halt(status.code()));
    Console console = new Console(out, err, isTerminal());
    ExitStatus status = new CommandLine(System.getenv(), console).run(args);
    signal.done();
    System.exit(status.code());
  }

  @SuppressWarnings("SystemConsoleNull") // built for Java 17, where it tells
  private static boolean isTerminal() {
    return System.console() != null;
  }
}
