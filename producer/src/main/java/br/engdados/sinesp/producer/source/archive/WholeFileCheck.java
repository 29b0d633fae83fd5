package br.engdados.sinesp.producer.source.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tukaani.xz.CorruptedInputException;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/**
 * Decides whether a file is whole and within limits. A workbook is proven by its ZIP directory and
 * the CRC-32 of every entry, gzip and xz by their own check sums; a plain CSV proves nothing, so
 * there only the length that the server gave speaks for it.
 */
public final class WholeFileCheck {
  private static final int BUFFER_BYTES = 1 << 16;

  /** xz -9 needs 65 MiB to unpack; more is nobody's honest choice for files of this size. */
  private static final int XZ_MEMORY_KIB = 96 << 10;

  private final ArchiveLimits limits;

  /** Checks against these limits. */
  public WholeFileCheck(ArchiveLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads the file to its end.
   *
   * @param file what to check
   * @param name the name under which it was asked for: its extension must agree with the content
   * @throws UnsoundFileException if the file is damaged, of another kind, or over a limit
   * @throws IOException if it cannot be read
   */
  public void requireWhole(Path file, String name) throws IOException {
    if (Files.size(file) == 0) {
      throw UnsoundFileException.damaged("it is empty");
    }
    FileFormat format = FileFormat.of(file);
    if (format == FileFormat.COMPOUND) {
      throw UnsoundFileException.wrongKind(
          "it is a workbook of Excel before 2007 or one with a password; save it as .xlsx");
    }
    if (format.contradicts(name)) {
      if (Files.size(file) < FileFormat.LONGEST_SIGNATURE) {
        throw UnsoundFileException.damaged("it is cut off after " + Files.size(file) + " bytes");
      }
      throw UnsoundFileException.wrongKind(
          "its name says " + name + " but its content is " + described(format));
    }
    switch (format) {
      case ZIP -> new ZipArchiveCheck(limits).requireWholeWorkbook(file);
      case GZIP, XZ -> requireWholeStream(file, format);
      case TEXT, COMPOUND -> {}
    }
  }

  private static String described(FileFormat format) {
    return switch (format) {
      case ZIP -> "a ZIP archive (an .xlsx)";
      case GZIP -> "gzip";
      case XZ -> "xz";
      case COMPOUND -> "an old or encrypted workbook";
      case TEXT -> "none of .xlsx, .gz and .xz";
    };
  }

  private void requireWholeStream(Path file, FileFormat format) throws IOException {
    long compressed = Files.size(file);
    byte[] buffer = new byte[BUFFER_BYTES];
    long unpacked = 0;
    try (InputStream raw = Files.newInputStream(file);
        InputStream in =
            format == FileFormat.GZIP
                ? new GZIPInputStream(raw, BUFFER_BYTES)
                : new XZInputStream(raw, XZ_MEMORY_KIB)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        unpacked += read;
        limits.check(unpacked, compressed);
      }
    } catch (MemoryLimitException e) {
      throw UnsoundFileException.overLimit("it needs " + e.getMemoryNeeded() + " KiB to unpack");
    } catch (EOFException e) {
      throw UnsoundFileException.damaged("it is cut off", e);
    } catch (ZipException | CorruptedInputException e) {
      throw UnsoundFileException.damaged("its check sum does not agree with its content", e);
    }
  }
}
