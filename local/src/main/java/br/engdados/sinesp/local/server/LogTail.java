package br.engdados.sinesp.local.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, read without reading the rest. */
final class LogTail {
  private static final int MOST_BYTES = 16 * 1024;

  private LogTail() {}

  /**
   * {@return the last lines, oldest first; empty where the file is missing or cannot be read, as
   * this only adds to a message about something worse}
   *
   * @param file a log, which may be missing
   * @param lines how many at most
   */
  static List<String> of(Path file, int lines) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long start = Math.max(0, log.length() - MOST_BYTES);
      byte[] end = new byte[(int) (log.length() - start)];
      log.seek(start);
      log.readFully(end);
      List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException unreadable) {
      return List.of("(" + file + " cannot be read: " + unreadable.getMessage() + ")");
    }
  }
}
