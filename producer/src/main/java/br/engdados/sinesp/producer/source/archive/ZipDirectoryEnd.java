package br.engdados.sinesp.producer.source.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The record that ends a ZIP archive (APPNOTE.TXT 4.3.14 to 4.3.16), read without the directory
 * itself: {@link java.util.zip.ZipFile} loads the whole directory into memory before it can be
 * asked how large that is.
 *
 * @param entries number of entries that the archive declares
 * @param directoryBytes size of the central directory
 */
record ZipDirectoryEnd(long entries, long directoryBytes) {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_BYTES = 20;
  private static final int ZIP64_END_SIGNATURE = 0x06064b50;
  private static final int ZIP64_END_BYTES = 56;

  static ZipDirectoryEnd read(Path file) throws IOException {
    try (RandomAccessFile archive = new RandomAccessFile(file.toFile(), "r")) {
      long length = archive.length();
      int tailBytes = (int) Math.min(length, END_BYTES + LOCATOR_BYTES + LONGEST_COMMENT);
      ByteBuffer tail = bytesAt(archive, length - tailBytes, tailBytes);
      for (int at = tailBytes - END_BYTES; at >= 0; at--) {
        if (tail.getInt(at) == END_SIGNATURE
            && at + END_BYTES + Short.toUnsignedInt(tail.getShort(at + 20)) == tailBytes) {
          return at(archive, tail, at);
        }
      }
      throw UnsoundFileException.damaged(
          "it is cut off: the ZIP's central directory, which stands at its end, is not there");
    }
  }

  private static ZipDirectoryEnd at(RandomAccessFile archive, ByteBuffer tail, int at)
      throws IOException {
    int locator = at - LOCATOR_BYTES;
    if (locator >= 0 && tail.getInt(locator) == LOCATOR_SIGNATURE) {
      long end = tail.getLong(locator + 8);
      if (end < 0 || end > archive.length() - ZIP64_END_BYTES) {
        throw UnsoundFileException.damaged("its ZIP64 directory points outside the file");
      }
      ByteBuffer zip64 = bytesAt(archive, end, ZIP64_END_BYTES);
      if (zip64.getInt(0) != ZIP64_END_SIGNATURE) {
        throw UnsoundFileException.damaged("its ZIP64 directory is not where it should be");
      }
      return new ZipDirectoryEnd(zip64.getLong(32), zip64.getLong(40));
    }
    return new ZipDirectoryEnd(
        Short.toUnsignedInt(tail.getShort(at + 10)), Integer.toUnsignedLong(tail.getInt(at + 12)));
  }

  private static ByteBuffer bytesAt(RandomAccessFile archive, long position, int count)
      throws IOException {
    byte[] bytes = new byte[count];
    archive.seek(position);
    archive.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
