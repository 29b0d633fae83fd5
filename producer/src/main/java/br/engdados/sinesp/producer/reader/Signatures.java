package br.engdados.sinesp.producer.reader;

import java.util.Map;

/** What files of other kinds begin with. */
final class Signatures {
  private static final String UNPACK = " Unpack it and pass the files in it.";

  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("PK\u0003\u0004", "a ZIP archive or workbook that is packed twice." + UNPACK),
          Map.entry("PK\u0005\u0006", "an empty ZIP archive. Download it again."),
          Map.entry("7z\u00bc\u00af", "a 7-Zip archive." + UNPACK),
          Map.entry("Rar!\u001a", "a RAR archive." + UNPACK),
          Map.entry("BZh", "a bzip2 archive." + UNPACK),
          Map.entry("(\u00b5/\u00fd", "a Zstandard archive." + UNPACK),
          Map.entry("\u00d0\u00cf\u0011\u00e0", "an old workbook in an archive." + UNPACK),
          Map.entry("%PDF", "a PDF document, which holds no table to read. Download the workbook."),
          Map.entry("PAR1", "a Parquet file. Convert it to CSV."),
          Map.entry("\t\b\u0010\u0000", oldWorkbook("5 or later")),
          Map.entry("\t\u0004\u0006\u0000", oldWorkbook("4")),
          Map.entry("\t\u0002\u0006\u0000", oldWorkbook("3")));

  private Signatures() {}

  /** Says what the file is and what to do, or null. */
  static String foreign(byte[] start) {
    return FOREIGN.entrySet().stream()
        .filter(entry -> startsWith(start, entry.getKey().chars().toArray()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  static boolean startsWith(byte[] bytes, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static String oldWorkbook(String version) {
    return "a worksheet of Excel " + version + " (.xls). " + CompoundFile.SAVE_AS;
  }
}
