package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** The formats of data files, told apart by their content. */
enum Format {
  WORKBOOK,
  /** A ZIP archive with one data file in it. */
  ARCHIVE,
  GZIP,
  XZ,
  TEXT;

  private static final int LOOKED_AT = 1 << 16;
  private static final int FLAGS_AT = 6;

  static Format of(SourceFile file) throws IOException {
    byte[] start;
    try (InputStream stream = Files.newInputStream(file.path())) {
      start = stream.readNBytes(LOOKED_AT);
    }
    if (start.length == 0) {
      throw new InputException(file.name() + ": the file is empty. Download it again.");
    }
    if (Signatures.startsWith(start, 'P', 'K', 3, 4)) {
      // Bit 0 of the flags of the first entry (APPNOTE.TXT 4.4.4).
      if (start.length > FLAGS_AT && (start[FLAGS_AT] & 1) != 0) {
        throw new InputException(
            file.name()
                + ": a ZIP archive that a password protects. Unpack it and pass the files in it.");
      }
      return ZipContent.isWorkbook(file) ? WORKBOOK : ARCHIVE;
    }
    if (Signatures.startsWith(start, 0x1F, 0x8B)) {
      return GZIP;
    }
    if (Signatures.startsWith(start, 0xFD, '7', 'z', 'X', 'Z', 0)) {
      return XZ;
    }
    if (Signatures.startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new InputException(file.name() + ": " + CompoundFile.described(file.path()));
    }
    refuseForeign(file, start);
    return TEXT;
  }

  /**
   * Refuses what is no text with commas.
   *
   * @param start the first bytes, of what an archive holds too
   */
  static void refuseForeign(SourceFile file, byte[] start) throws InputException {
    String what = Signatures.foreign(start);
    what = what == null ? MarkupDocument.described(start) : what;
    if (what != null) {
      throw new InputException(file.name() + ": " + what);
    }
  }
}
