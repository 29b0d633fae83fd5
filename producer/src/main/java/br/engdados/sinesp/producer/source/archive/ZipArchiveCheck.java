package br.engdados.sinesp.producer.source.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads every byte of a ZIP archive and holds it against what its central directory promises. */
final class ZipArchiveCheck {
  /** The two parts that every workbook has (ECMA-376 part 2, 10.1.2, and part 1, 12.3.23). */
  private static final List<String> WORKBOOK_PARTS =
      List.of("[Content_Types].xml", "xl/workbook.xml");

  private static final int BUFFER_BYTES = 1 << 16;

  private final ArchiveLimits limits;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  ZipArchiveCheck(ArchiveLimits limits) {
    this.limits = limits;
  }

  /** Throws {@link UnsoundFileException} unless the archive is a whole workbook within limits. */
  void requireWholeWorkbook(Path file) throws IOException {
    ZipDirectoryEnd end = ZipDirectoryEnd.read(file);
    if (end.entries() < 0 || end.entries() > limits.entries()) {
      throw UnsoundFileException.overLimit(
          "it declares more than " + limits.entries() + " entries");
    }
    if (end.directoryBytes() < 0 || end.directoryBytes() > limits.directoryBytes()) {
      throw UnsoundFileException.overLimit(
          "its ZIP directory is larger than " + limits.directoryBytes() + " bytes");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Set<String> names = readEveryEntry(zip, Files.size(file));
      if (!names.containsAll(WORKBOOK_PARTS)) {
        throw UnsoundFileException.wrongKind(
            "it is a ZIP archive but not an Excel workbook: "
                + String.join(" or ", WORKBOOK_PARTS)
                + " is not in it");
      }
    } catch (ZipException e) {
      throw UnsoundFileException.damaged("its ZIP structure is damaged: " + e.getMessage(), e);
    } catch (EOFException e) {
      throw UnsoundFileException.damaged("its ZIP structure is damaged: it ends early", e);
    }
  }

  private Set<String> readEveryEntry(ZipFile zip, long fileBytes) throws IOException {
    Set<String> names = new HashSet<>();
    long declared = 0;
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (!names.add(entry.getName())) {
        throw UnsoundFileException.wrongKind(
            "it holds two entries of one name, so that readers may differ on what it says");
      }
      declared += Math.max(0, entry.getSize());
      limits.check(declared, fileBytes);
    }
    long unpacked = 0;
    for (ZipEntry entry : Collections.list(zip.entries())) {
      unpacked += readToItsEnd(zip, entry, unpacked, fileBytes);
    }
    return names;
  }

  private long readToItsEnd(ZipFile zip, ZipEntry entry, long before, long fileBytes)
      throws IOException {
    CRC32 crc = new CRC32();
    long bytes = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
        bytes += read;
        limits.check(before + bytes, fileBytes);
      }
    } catch (java.io.EOFException e) {
      throw UnsoundFileException.damaged(
          "its entry " + entry.getName() + " ends before its time", e);
    }
    if (bytes != entry.getSize() || crc.getValue() != entry.getCrc()) {
      throw UnsoundFileException.damaged(
          "its entry "
              + entry.getName()
              + " is damaged: length or CRC-32 differ from the directory");
    }
    return bytes;
  }
}
