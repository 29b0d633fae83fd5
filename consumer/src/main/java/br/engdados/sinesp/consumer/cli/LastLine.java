package br.engdados.sinesp.consumer.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The last line of a terminal, written again and again; whatever else is written there takes its
 * place first.
 */
final class LastLine implements ProgressBarConsumer {
  /** Fits the narrowest terminals in use; asking for the width would need a native library. */
  private static final int WIDTH = 79;

  // ECMA-48: carriage return, erase to the end of the line.
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream terminal;
  private boolean shown;

  LastLine(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public int getMaxRenderedLength() {
    return WIDTH;
  }

  @Override
  public synchronized void accept(String text) {
    terminal.print(ERASE + text);
    terminal.flush();
    shown = true;
  }

  @Override
  public synchronized void clear() {
    if (shown) {
      terminal.print(ERASE);
      terminal.flush();
      shown = false;
    }
  }

  @Override
  public void close() {}

  /** Gives a stream that writes to another one, and takes this line away before it does. */
  PrintStream erasedBy(PrintStream other) {
    return new PrintStream(
        new FilterOutputStream(other) {
          @Override
          public void write(int oneByte) throws IOException {
            clear();
            super.write(oneByte);
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            clear();
            other.write(bytes, from, length);
          }
        },
        true,
        StandardCharsets.UTF_8);
  }
}
