package br.engdados.sinesp.painel.web;

import java.util.zip.CRC32C;

/** The boundaries that the program carries. */
final class Boundaries {
  static final byte[] BYTES = Resource.bytes("municipios.topo.json");

  /** The file's name: another content has another one. */
  static final String FILE = "municipios-" + hash() + ".topo.json";

  /** Made when they are first asked for, not at the start. */
  private static final class Compressed {
    static final byte[] BYTES = Gzip.compressed(Boundaries.BYTES);
  }

  private Boundaries() {}

  static byte[] compressed() {
    return Compressed.BYTES;
  }

  private static String hash() {
    CRC32C hash = new CRC32C();
    hash.update(BYTES);
    return Long.toHexString(hash.getValue());
  }
}
