package br.engdados.sinesp.integration;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/**
 * Writes ZIP archives whose entries repeat one block, which is compressed once: a full flush ends
 * on a byte and forgets the past (RFC 1951). So gigabytes are made within seconds, and the archive
 * is whole, lengths and CRC-32 included (APPNOTE.TXT 4.3).
 */
final class RepeatingZip implements Closeable {
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int DIRECTORY_HEADER = 0x02014b50;
  private static final int DIRECTORY_END = 0x06054b50;
  private static final short VERSION = 20;

  private final OutputStream out;
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private short entries;
  private long position;

  RepeatingZip(Path file) throws IOException {
    out = Files.newOutputStream(file);
  }

  void entry(String name, String text) throws IOException {
    entry(name, text, "", 0, "");
  }

  /** Writes an entry: its beginning, the block so many times, its end. */
  void entry(String name, String begin, String block, int times, String end) throws IOException {
    byte[] repeated = block.getBytes(StandardCharsets.UTF_8);
    byte[] first = begin.getBytes(StandardCharsets.UTF_8);
    byte[] last = end.getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    crc.update(first);
    for (int i = 0; i < times; i++) {
      crc.update(repeated);
    }
    crc.update(last);
    long length = first.length + (long) repeated.length * times + last.length;

    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      byte[] packedFirst = deflated(deflater, first, false);
      byte[] packedBlock = deflated(deflater, repeated, false);
      byte[] packedLast = deflated(deflater, last, true);
      long packed = packedFirst.length + (long) packedBlock.length * times + packedLast.length;
      byte[] fileName = name.getBytes(StandardCharsets.US_ASCII);
      directory.write(header(DIRECTORY_HEADER, fileName, crc.getValue(), packed, length));
      write(header(LOCAL_HEADER, fileName, crc.getValue(), packed, length));
      write(packedFirst);
      for (int i = 0; i < times; i++) {
        write(packedBlock);
      }
      write(packedLast);
      entries++;
    } finally {
      deflater.end();
    }
  }

  @Override
  public void close() throws IOException {
    out.write(directory.toByteArray());
    byte[] end = new byte[22];
    little(end)
        .putInt(DIRECTORY_END)
        .putInt(0)
        .putShort(entries)
        .putShort(entries)
        .putInt(directory.size())
        .putInt((int) position);
    out.write(end);
    out.close();
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }

  private byte[] header(int signature, byte[] name, long crc, long packed, long length) {
    boolean central = signature == DIRECTORY_HEADER;
    byte[] bytes = new byte[(central ? 46 : 30) + name.length];
    ByteBuffer header = little(bytes).putInt(signature);
    if (central) {
      header.putShort(VERSION);
    }
    header.putShort(VERSION).putShort((short) 0).putShort((short) ZipEntry.DEFLATED).putInt(0);
    header.putInt((int) crc).putInt((int) packed).putInt((int) length);
    header.putShort((short) name.length).putShort((short) 0);
    if (central) {
      header.putShort((short) 0).putInt(0).putInt(0).putInt((int) position);
    }
    header.put(name);
    return bytes;
  }

  private static byte[] deflated(Deflater deflater, byte[] bytes, boolean last) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    deflater.setInput(bytes);
    if (last) {
      deflater.finish();
    }
    int count;
    do {
      count = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
      packed.write(buffer, 0, count);
    } while (last ? !deflater.finished() : count == buffer.length);
    return packed.toByteArray();
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
