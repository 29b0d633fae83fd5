package br.engdados.sinesp.producer.source.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives for tests: honest ones and hostile ones. */
public final class TestArchives {
  private static final int SEGMENT = 16 << 20;

  private TestArchives() {}

  /**
   * A workbook as far as its packing goes, of about as many bytes as asked for, different for each
   * seed.
   */
  public static byte[] workbook(int bytes, long seed) {
    byte[] sheet = new byte[bytes];
    new Random(seed).nextBytes(sheet);
    return zip(
        "[Content_Types].xml",
        "<Types/>".getBytes(StandardCharsets.UTF_8),
        "xl/workbook.xml",
        "<workbook/>".getBytes(StandardCharsets.UTF_8),
        "xl/worksheets/sheet1.xml",
        sheet);
  }

  /** An archive of entries: name, content, name, content … */
  public static byte[] zip(Object... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * One entry that unpacks to 10 GiB of zeros from 10 MB.
   *
   * @param declared what its directory says of the unpacked size
   */
  public static void writeZipBomb(Path file, long declared) throws IOException {
    byte[] segment = deflatedZeros();
    byte[] end = {3, 0};
    int segments = (int) ((10L << 30) / SEGMENT);
    long packed = (long) segment.length * segments + end.length;
    byte[] name = "xl/worksheets/sheet1.xml".getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(header(0x04034b50, packed, declared, name));
      for (int i = 0; i < segments; i++) {
        out.write(segment);
      }
      out.write(end);
      byte[] directory = header(0x02014b50, packed, declared, name);
      out.write(directory);
      long directoryAt = 30 + name.length + packed;
      byte[] directoryEnd = new byte[22];
      little(directoryEnd)
          .putInt(0x06054b50)
          .putInt(0)
          .putShort((short) 1)
          .putShort((short) 1)
          .putInt(directory.length)
          .putInt((int) directoryAt);
      out.write(directoryEnd);
    }
  }

  /** Gzip members that unpack to 10 GiB of zeros. */
  public static void writeGzipBomb(Path file) throws IOException {
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
      gzip.write(new byte[SEGMENT]);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < (10L << 30) / SEGMENT; i++) {
        member.writeTo(out);
      }
    }
  }

  private static byte[] header(int signature, long packed, long declared, byte[] name) {
    boolean central = signature == 0x02014b50;
    byte[] bytes = new byte[(central ? 46 : 30) + name.length];
    ByteBuffer header = little(bytes).putInt(signature);
    if (central) {
      header.putShort((short) 20);
    }
    header.putShort((short) 20).putShort((short) 0).putShort((short) ZipEntry.DEFLATED).putInt(0);
    header.putInt(0).putInt((int) packed).putInt((int) declared).putShort((short) name.length);
    header.putShort((short) 0);
    if (central) {
      header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(0);
    }
    header.put(name);
    return bytes;
  }

  /**
   * Zeros, packed so that the bytes can be repeated: a full flush ends on a byte and forgets the
   * past.
   */
  private static byte[] deflatedZeros() {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(new byte[SEGMENT]);
      byte[] packed = new byte[1 << 16];
      int length = deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH);
      return java.util.Arrays.copyOf(packed, length);
    } finally {
      deflater.end();
    }
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
