package br.engdados.sinesp.consumer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the end of an input in a thread that keeps no process alive. */
final class InputEnd {
  private static final Logger LOG = LoggerFactory.getLogger(InputEnd.class);

  private InputEnd() {}

  /** Runs the action once the input has ended; what comes before the end is thrown away. */
  static void await(InputStream input, Runnable action) {
    Thread thread = new Thread(() -> readToEnd(input, action), "input-end");
    thread.setDaemon(true);
    thread.start();
  }

  private static void readToEnd(InputStream input, Runnable action) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      LOG.warn("event=input-failed reason=\"{}\" taken-as=end", e.getMessage());
    }
    LOG.info("event=draining");
    action.run();
  }
}
