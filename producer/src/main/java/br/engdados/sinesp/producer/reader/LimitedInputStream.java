package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.InputException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decompressed text that is refused when it asks for more than a data file ever does. */
final class LimitedInputStream extends FilterInputStream {
  private static final int LONGEST_LINE = 1 << 20;

  private final String name;
  private final Limits limits;
  private final CountingInputStream compressed;
  private long total;
  private int line;

  LimitedInputStream(
      String name, Limits limits, CountingInputStream compressed, InputStream decompressed) {
    super(decompressed);
    this.name = name;
    this.limits = limits;
    this.compressed = compressed;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    if (b >= 0) {
      line = b == '\n' ? 0 : line + 1;
      check(1);
    }
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = in.read(bytes, offset, length);
    if (n > 0) {
      for (int i = offset; i < offset + n; i++) {
        line = bytes[i] == '\n' ? 0 : line + 1;
        if (line > LONGEST_LINE) {
          break;
        }
      }
      check(n);
    }
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void check(int read) throws InputException {
    total += read;
    if (total > limits.decompressedBytes()) {
      throw hostile("more than " + limits.decompressedBytes() + " bytes decompressed");
    }
    if (total > limits.ratioFrom() && total / limits.ratio() > Math.max(1, compressed.count())) {
      throw hostile("an archive that unpacks to over " + limits.ratio() + " times its size");
    }
    if (line > LONGEST_LINE) {
      throw hostile("a line of more than " + LONGEST_LINE + " bytes");
    }
  }

  private InputException hostile(String what) {
    return new InputException(
        name + ": " + what + "; refused as hostile or broken. Download it again.");
  }
}
