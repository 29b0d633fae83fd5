package br.engdados.sinesp.producer.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;

/** The forms in which the data come, told by the first bytes and never by the name. */
public enum FileFormat {
  /** A ZIP archive, which a workbook is. */
  ZIP("504b0304", ".xlsx"),
  /** Gzip (RFC 1952). */
  GZIP("1f8b", ".gz"),
  /** The .xz format 1.1.0. */
  XZ("fd377a585a00", ".xz"),
  /** Microsoft's compound file: Excel before 2007, or a workbook with a password. */
  COMPOUND("d0cf11e0a1b11ae1", ".xls"),
  /** None of these: text, as far as the first bytes can say. */
  TEXT("", ".csv");

  static final int LONGEST_SIGNATURE = 8;

  private final String signature;
  private final String extension;

  FileFormat(String signature, String extension) {
    this.signature = signature;
    this.extension = extension;
  }

  /**
   * Looks at the first bytes of a file.
   *
   * @throws IOException if the file cannot be read
   */
  public static FileFormat of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(HexFormat.of().formatHex(in.readNBytes(LONGEST_SIGNATURE)));
    }
  }

  private static FileFormat of(String headInHex) {
    for (FileFormat format : values()) {
      if (headInHex.startsWith(format.signature)) {
        return format;
      }
    }
    return TEXT;
  }

  /** Whether the name's extension promises another format than this one. */
  boolean contradicts(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(extension)) {
      return false;
    }
    for (FileFormat other : values()) {
      if (lower.endsWith(other.extension)) {
        return true;
      }
    }
    return false;
  }
}
