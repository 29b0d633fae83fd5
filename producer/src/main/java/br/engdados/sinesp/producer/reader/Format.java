package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;

/** The formats of data files, told apart by their first bytes. */
enum Format {
  WORKBOOK,
  GZIP,
  XZ,
  TEXT;

  private static final int LOOKED_AT = 1024;

  static Format of(SourceFile file) throws IOException {
    byte[] start;
    try (InputStream stream = Files.newInputStream(file.path())) {
      start = stream.readNBytes(LOOKED_AT);
    }
    if (start.length == 0) {
      throw new InputException(file.name() + ": the file is empty. Download it again.");
    }
    if (startsWith(start, 'P', 'K', 3, 4)) {
      return WORKBOOK;
    }
    if (startsWith(start, 0x1F, 0x8B)) {
      return GZIP;
    }
    if (startsWith(start, 0xFD, '7', 'z', 'X', 'Z', 0)) {
      return XZ;
    }
    if (startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new InputException(
          file.name()
              + ": an Excel file of before 2007 (.xls), or one that a password protects. Save it"
              + " as .xlsx without a password.");
    }
    refuseHtml(file, start);
    return TEXT;
  }

  static void refuseHtml(SourceFile file, byte[] start) throws InputException {
    String text = new String(start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    String trimmed = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
    trimmed = trimmed.strip();
    if (trimmed.startsWith("<!doctype html")
        || trimmed.startsWith("<html")
        || (trimmed.startsWith("<") && trimmed.contains("<html"))) {
      throw new InputException(
          file.name()
              + ": an HTML page, not a data file; the site has answered with a page (an error, a"
              + " login or a block) instead of the download. Download the file again in a"
              + " browser.");
    }
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
