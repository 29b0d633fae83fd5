package br.engdados.sinesp.producer.source;

import br.engdados.sinesp.producer.output.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers the SHA-256 of files by path, length and time of change, so that a file that was hashed
 * before need not be read again. A lost or broken memory costs the reading and no more.
 */
public final class FileHashes {
  private static final int MOST = 1000;

  private final Path memory;
  private final Map<String, String> hashByFile = new LinkedHashMap<>();
  private boolean loaded;

  /**
   * Takes the file to remember in, which need not exist yet.
   *
   * @param memory a text file, a line for each file
   */
  public FileHashes(Path memory) {
    this.memory = memory;
  }

  /**
   * Names a file's content.
   *
   * @param file which
   * @return the SHA-256, 64 hexadecimal digits
   * @throws IOException if the file cannot be read
   */
  public String sha256(SourceFile file) throws IOException {
    load();
    String identity =
        "%d %s %s"
            .formatted(
                Files.size(file.path()),
                Files.getLastModifiedTime(file.path()).toInstant(),
                file.path().toAbsolutePath().normalize());
    String known = hashByFile.get(identity);
    if (known != null) {
      return known;
    }
    String hash = file.sha256();
    hashByFile.put(identity, hash);
    save();
    return hash;
  }

  private void load() throws IOException {
    if (loaded) {
      return;
    }
    loaded = true;
    if (Files.exists(memory)) {
      for (String line : Files.readAllLines(memory, StandardCharsets.UTF_8)) {
        if (line.matches("[0-9a-f]{64} .+")) {
          hashByFile.put(line.substring(65), line.substring(0, 64));
        }
      }
    }
  }

  private void save() throws IOException {
    List<String> lines =
        hashByFile.entrySet().stream()
            .filter(entry -> entry.getKey().indexOf('\n') < 0)
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .skip(Math.max(0, hashByFile.size() - MOST))
            .toList();
    byte[] content = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    WholeFile.write(memory, stream -> stream.write(content));
  }
}
