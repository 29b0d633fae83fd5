package br.engdados.sinesp.producer.revision;

import br.engdados.sinesp.producer.output.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
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
   * Writes a buffer to a place of the file.
   *
   * @return how many bytes
   * @throws IOException if the disk is full; the message names the folder
   */
  static int write(FileChannel file, ByteBuffer buffer, long position) throws IOException {
    int count = buffer.remaining();
    try {
      while (buffer.hasRemaining()) {
        file.write(buffer, position + count - buffer.remaining());
      }
    } catch (ClosedChannelException e) {
      throw e; // by an interrupt
    } catch (IOException e) {
      throw WholeFile.unwritable(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
    return count;
  }

  /** Appends to a file that is written by nobody else. */
  static OutputStream append(FileChannel file) {
    return new OutputStream() {
      private long end;

      @Override
      public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        end += TemporaryFile.write(file, ByteBuffer.wrap(bytes, offset, length), end);
      }
    };
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
