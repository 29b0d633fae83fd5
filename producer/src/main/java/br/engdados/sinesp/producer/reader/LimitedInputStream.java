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
      line = isLineEnd(b) ? 0 : line + 1;
      check(1);
    }
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    // No line within a piece of this length can be too long: only its ends have to be looked at.
    int n = in.read(bytes, offset, Math.min(length, LONGEST_LINE));
    if (n > 0) {
      measureLine(bytes, offset, offset + n);
      check(n);
    }
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void measureLine(byte[] bytes, int from, int to) {
    int first = from;
    while (first < to && !isLineEnd(bytes[first])) {
      first++;
    }
    line += first - from;
    if (line <= LONGEST_LINE && first < to) {
      int last = to - 1;
      while (!isLineEnd(bytes[last])) {
        last--;
      }
      line = to - 1 - last;
    }
  }

  private static boolean isLineEnd(int b) {
    return b == '\n' || b == '\r';
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
