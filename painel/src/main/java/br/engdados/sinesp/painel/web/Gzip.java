package br.engdados.sinesp.painel.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Compresses bodies. */
final class Gzip {
  /** Below the default: most bodies are sent once. */
  private static final int LEVEL = 4;

  private Gzip() {}

  static byte[] compressed(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 4);
    try (OutputStream gzip = new Levelled(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  private static final class Levelled extends GZIPOutputStream {
    Levelled(OutputStream out) throws IOException {
      super(out);
      def.setLevel(LEVEL);
    }
  }
}
