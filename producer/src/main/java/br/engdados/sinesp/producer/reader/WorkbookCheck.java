package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Proves that a workbook is whole before a row of it is believed: the central directory at its end,
 * and length and CRC of every entry. The JDK does not look at the CRC when entries are read by
 * name.
 */
final class WorkbookCheck {
  private static final int BUFFER = 1 << 16;

  private final SourceFile file;
  private final Limits limits;
  private final byte[] buffer = new byte[BUFFER];
  private long decompressed;
  private final Set<String> merging = new HashSet<>();
  private long rows;

  /**
   * What was seen on the way through a workbook that is whole.
   *
   * @param rows its row elements
   * @param merging the parts that have merged cells, as {@link WorkbookPackage#entryName} has them
   */
  record Whole(long rows, Set<String> merging) {}

  private WorkbookCheck(SourceFile file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  /** Checks the workbook. */
  static Whole of(SourceFile file, Limits limits) throws IOException {
    WorkbookCheck check = new WorkbookCheck(file, limits);
    try (ZipFile zip = new ZipFile(file.path().toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        check.entry(zip, entries.nextElement());
      }
    } catch (ZipException e) {
      throw check.truncated(e.getMessage(), e);
    } catch (EOFException e) {
      // The JDK's reader runs off the file where its last record is cut.
      throw check.truncated("the end of its directory is cut off", e);
    }
    return new Whole(check.rows, check.merging);
  }

  private void entry(ZipFile zip, ZipEntry entry) throws IOException {
    String name = entry.getName().toLowerCase(Locale.ROOT);
    boolean xml = name.endsWith(".xml");
    boolean texts = name.endsWith("sharedstrings.xml");
    CRC32 crc = new CRC32();
    long length = 0;
    XmlShape shape = new XmlShape(limits.cellLength());
    try (InputStream bytes = zip.getInputStream(entry)) {
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        crc.update(buffer, 0, n);
        length += n;
        decompressed += n;
        checkLimits(entry, length, texts);
        if (xml && !shape.accept(buffer, n)) {
          throw hostile("a text of more than " + limits.cellLength() + " characters in " + name);
        }
      }
    } catch (EOFException e) {
      throw truncated("entry " + entry.getName() + " ends early", e);
    }
    if (crc.getValue() != entry.getCrc() || length != entry.getSize()) {
      throw truncated("checksum of " + entry.getName() + " does not match", null);
    }
    rows += shape.rows();
    if (xml && shape.merges()) {
      merging.add(WorkbookPackage.entryName(entry.getName()));
    }
  }

  private void checkLimits(ZipEntry entry, long length, boolean texts) throws InputException {
    if (decompressed > limits.decompressedBytes()) {
      throw hostile("more than " + limits.decompressedBytes() + " bytes decompressed");
    }
    if (length > limits.ratioFrom()
        && length / limits.ratio() > Math.max(1, entry.getCompressedSize())) {
      throw hostile("entry " + entry.getName() + " unpacks to over " + limits.ratio() + " times");
    }
    if (texts && length > limits.sharedStringsBytes()) {
      throw hostile("a shared-string table of over " + limits.sharedStringsBytes() + " bytes");
    }
  }

  private InputException hostile(String what) {
    return new InputException(
        file.name() + ": " + what + "; refused as hostile or broken. Download it again.");
  }

  private InputException truncated(String what, Exception cause) {
    return new InputException(
        file.name() + ": the workbook is truncated or damaged (" + what + "). Download it again.",
        cause);
  }
}
