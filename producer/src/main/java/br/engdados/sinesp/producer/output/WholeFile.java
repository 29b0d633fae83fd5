package br.engdados.sinesp.producer.output;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that others see whole or not at all: it is written under another name in its folder, then
 * renamed. A link stays one, and what it leads to is replaced. A device or a pipe is written to and
 * never replaced; a folder is refused.
 */
public final class WholeFile {
  /** Writes the content. */
  public interface Content {
    /**
     * Writes all of it.
     *
     * @param stream where to; not buffered, closed by the caller
     * @throws IOException if it cannot be written
     */
    void writeTo(OutputStream stream) throws IOException;
  }

  private WholeFile() {}

  /**
   * Replaces a file, or makes it and its folder.
   *
   * @param path where
   * @param content what
   * @throws IOException if that fails; the message begins with the path, and what was there stays
   */
  public static void write(Path path, Content content) throws IOException {
    try {
      if (isWrittenTo(path)) {
        try (OutputStream stream = new FileOutputStream(path.toFile())) {
          content.writeTo(stream);
        }
      } else {
        replace(target(path), content);
      }
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /**
   * Tells whether a path is a device, a pipe or the like.
   *
   * @param path which
   * @return false for a file, a folder, and where nothing is
   */
  public static boolean isWrittenTo(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }

  /**
   * Says that a path cannot be written, and why.
   *
   * @param path where
   * @param cause why; a failed write knows no path
   * @return the failure, with the path in its message
   */
  public static IOException unwritable(Path path, IOException cause) {
    String reason =
        cause instanceof FileSystemException || cause.getMessage() == null
            ? cause.toString()
            : cause.getMessage();
    return new IOException(path + ": cannot be written (" + reason + ").", cause);
  }

  private static Path target(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("it is a folder, and the name of a file is wanted");
    }
    if (!Files.isSymbolicLink(path)) {
      return path.toAbsolutePath();
    }
    if (Files.notExists(path)) {
      throw new IOException(
          "it is a link to " + Files.readSymbolicLink(path) + ", which is not there");
    }
    return path.toRealPath();
  }

  private static void replace(Path target, Content content) throws IOException {
    // Not for a folder that is there: createDirectories refuses a link to one.
    if (!Files.isDirectory(target.getParent())) {
      Files.createDirectories(target.getParent());
    }
    Path fresh =
        target.resolveSibling(
            ".%s.%d.tmp".formatted(target.getFileName(), ProcessHandle.current().pid()));
    try {
      // Not by a channel: those cannot be written to once the run was told to stop.
      try (OutputStream stream = new FileOutputStream(fresh.toFile())) {
        content.writeTo(stream);
      }
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      try {
        Files.deleteIfExists(fresh);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }
}
