package br.engdados.sinesp.program;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says failures to the operators of a service: one line in the log. */
public final class LoggedFailures implements FailureOutput {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedFailures.class);

  /** Says them on this class's logger. */
  public LoggedFailures() {}

  @Override
  public void tell(String command, FailureKind kind, Throwable failure, boolean verbose) {
    switch (kind) {
      case STOPPED -> LOG.error("event=interrupted command={}", command);
      case FAULT ->
          LOG.error("event=failed command={} reason=\"a fault of the program\"", command, failure);
      case USAGE, WORLD -> {
        String reason = FailureOutput.text(failure);
        if (verbose) {
          LOG.error("event=failed command={} reason=\"{}\"", command, reason, failure);
        } else {
          LOG.error("event=failed command={} reason=\"{}\"", command, reason);
        }
      }
    }
  }
}
