package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** What a ZIP archive is: a workbook, a document of another program, or files packed together. */
final class ZipContent {
  private static final List<String> ENDINGS =
      List.of(".xlsx", ".xlsm", ".csv", ".csv.gz", ".csv.xz");
  private static final int MOST_NAMED = 5;

  private ZipContent() {}

  /**
   * Looks at the names in an archive.
   *
   * @return true for a workbook, and for an archive so damaged that it may be one
   * @throws InputException if it is a document of another kind
   */
  static boolean isWorkbook(SourceFile file) throws IOException {
    try (ZipFile zip = open(file)) {
      if (has(zip, "xl/workbook.bin")) {
        throw refused(file, "a binary Excel workbook (.xlsb). " + CompoundFile.SAVE_AS);
      }
      if (has(zip, "content.xml") && mimeType(zip).contains("opendocument")) {
        throw refused(file, "an OpenDocument file (.ods). " + CompoundFile.SAVE_AS);
      }
      if (has(zip, "word/document.xml") || has(zip, "ppt/presentation.xml")) {
        throw refused(file, "a Word or PowerPoint document. Download the workbook.");
      }
      if (has(zip, "Index/Document.iwa")) {
        throw refused(file, "a document of Apple Numbers. Export it to Excel (.xlsx).");
      }
      return zip.stream()
          .map(entry -> WorkbookPackage.entryName(entry.getName()))
          .anyMatch("[content_types].xml"::equals);
    } catch (ZipException | EOFException e) {
      return true;
    }
  }

  /**
   * Finds the only data file of an archive.
   *
   * @throws InputException if there is none, or more than one
   */
  static ZipEntry onlyDataFile(SourceFile file, ZipFile zip) throws InputException {
    List<? extends ZipEntry> found = zip.stream().filter(ZipContent::isData).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      throw refused(
          file,
          "a ZIP archive, but not an Excel workbook, and without a data file (%s) in it. It has: %s."
              .formatted(String.join(", ", ENDINGS), names(zip.stream().toList())));
    }
    throw refused(
        file,
        "a ZIP archive, not an Excel workbook, with %d data files in it: %s. Unpack it and pass the folder."
            .formatted(found.size(), names(found)));
  }

  /**
   * Opens an archive whose names may be in any encoding: programs in Brazil still write CP850.
   *
   * @throws ZipException if it is damaged
   */
  static ZipFile open(SourceFile file) throws IOException {
    try {
      return new ZipFile(file.path().toFile(), StandardCharsets.ISO_8859_1);
    } catch (EOFException e) {
      // The JDK's reader runs off the file where its last record is cut.
      ZipException damaged = new ZipException("the end of its directory is cut off");
      damaged.initCause(e);
      throw damaged;
    }
  }

  private static boolean isData(ZipEntry entry) {
    String path = entry.getName().replace('\\', '/');
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    // What Macs add, and lock files of workbooks that were open.
    boolean aside = path.startsWith("__MACOSX/") || name.startsWith("._") || name.startsWith("~$");
    return !entry.isDirectory() && !aside && ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static String names(List<? extends ZipEntry> entries) {
    List<String> names =
        entries.stream()
            .limit(MOST_NAMED)
            .map(entry -> CellValues.shortened(entry.getName()))
            .toList();
    return String.join(", ", names)
        + (entries.size() > MOST_NAMED ? " and " + (entries.size() - MOST_NAMED) + " more" : "");
  }

  private static boolean has(ZipFile zip, String name) {
    return zip.getEntry(name) != null;
  }

  private static String mimeType(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry("mimetype");
    if (entry == null) {
      return "";
    }
    try (InputStream bytes = zip.getInputStream(entry)) {
      return new String(bytes.readNBytes(200), StandardCharsets.US_ASCII);
    }
  }

  private static InputException refused(SourceFile file, String what) {
    return new InputException(file.name() + ": " + what);
  }
}
