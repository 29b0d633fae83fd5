package br.engdados.sinesp.producer.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Microsoft's compound file (MS-CFB), in which Excel kept workbooks before 2007 and keeps those
 * with a password today. Which it is, the names of its streams say.
 */
final class CompoundFile {
  /** What to do about a workbook in another form. */
  static final String SAVE_AS =
      "Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx), and pass that.";

  /** Entries of its directory are aligned to their length, sectors being multiples of it. */
  private static final int ENTRY = 128;

  private static final int LENGTH_AT = 64;
  private static final int TYPE_AT = 66;

  private CompoundFile() {}

  /** Says what the file is and what to do. */
  static String described(Path file) throws IOException {
    Set<String> streams = streams(file);
    if (streams.contains("EncryptedPackage")) {
      return "a workbook that a password protects (encrypted). Open it in Excel, take the password"
          + " off (File, Info, Protect Workbook, Encrypt with Password), save it, and pass that.";
    }
    if (streams.contains("Workbook") || streams.contains("Book")) {
      return "a workbook of Excel 97-2003 (.xls). " + SAVE_AS;
    }
    if (streams.contains("WordDocument")) {
      return "a Word document (.doc), not a workbook. Download the workbook.";
    }
    return "a compound file of Microsoft Office (.xls, or another program's), not an .xlsx"
        + " workbook. If Excel opens it: "
        + SAVE_AS;
  }

  private static Set<String> streams(Path file) throws IOException {
    Set<String> names = new HashSet<>();
    byte[] entry = new byte[ENTRY];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      while (in.readNBytes(entry, 0, ENTRY) == ENTRY && names.size() < 1000) {
        int length = (entry[LENGTH_AT] & 0xFF) | (entry[LENGTH_AT + 1] & 0xFF) << 8;
        boolean named = length >= 4 && length <= LENGTH_AT && length % 2 == 0;
        if (named && entry[TYPE_AT] == 2 && entry[1] == 0) {
          names.add(new String(entry, 0, length - 2, StandardCharsets.UTF_16LE));
        }
      }
    }
    return names;
  }
}
