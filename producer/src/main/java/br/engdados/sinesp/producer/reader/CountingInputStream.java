package br.engdados.sinesp.producer.reader;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file's bytes, counted as they are read; the count may be read from another thread. */
final class CountingInputStream extends FilterInputStream {
  private volatile long count;

  CountingInputStream(Path path) throws IOException {
    super(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
  }

  long count() {
    return count;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // one reader writes, others only look
  public int read() throws IOException {
    int b = in.read();
    count += b < 0 ? 0 : 1;
    return b;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // one reader writes, others only look
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = in.read(bytes, offset, length);
    count += Math.max(0, n);
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
