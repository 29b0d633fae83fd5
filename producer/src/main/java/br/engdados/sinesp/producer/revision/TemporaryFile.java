package br.engdados.sinesp.producer.revision;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens and reads the files that hold what does not fit into memory, and end with their run. */
final class TemporaryFile {
  private TemporaryFile() {}

  /** Makes an empty one, which is deleted when it is closed. */
  static FileChannel open(String prefix) throws IOException {
    Path path = Files.createTempFile(prefix, ".tmp");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * Fills a buffer from a place of the file.
   *
   * @throws IOException if the file ends before; the message names what it holds
   */
  static void fill(FileChannel file, ByteBuffer buffer, long position, String content)
      throws IOException {
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("the temporary file of " + content + " is cut short");
      }
    }
  }
}
