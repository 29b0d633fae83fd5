package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.kafka.BrokerException;
import java.io.IOException;
import org.apache.kafka.common.errors.InterruptException;

/** The exit codes. */
enum ExitStatus {
  /** Done; rejected rows within the tolerance are in the report. */
  DONE(0),
  /** Done, but rows were rejected, with {@code --fail-on-rejected}. */
  REJECTED(1),
  /** Too many rows were rejected, or would have been withdrawn. */
  REFUSED(2),
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

  /** Sorts what a command has thrown. */
  static ExitStatus of(Throwable failure) {
    if (failure instanceof UsageException) {
      return USAGE;
    }
    boolean interrupted =
        failure instanceof InterruptedException || failure instanceof InterruptException;
    // Whoever is stopped while it waits for a file or a server may see that as their failure.
    boolean whileWaiting =
        (failure instanceof IOException || failure instanceof BrokerException)
            && Thread.currentThread().isInterrupted();
    return interrupted || whileWaiting ? STOPPED : FAILED;
  }

  /** Whether the topics now say what the source says. */
  boolean isSuccess() {
    return this == DONE || this == UNCHANGED;
  }

  int code() {
    return code;
  }
}
