package br.engdados.sinesp.producer.backup;

import br.engdados.sinesp.producer.source.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/** The producer's manifests as files of a backup, and the checksums of all its files. */
final class StateFiles {
  private static final String MANIFESTS = "*.manifest.json";

  private StateFiles() {}

  /** Copies the manifests and gives their SHA-256 by name. */
  static Map<String, String> copy(Path stateDir, Path folder) throws IOException {
    Map<String, String> copied = new TreeMap<>();
    if (Files.isDirectory(stateDir)) {
      try (DirectoryStream<Path> manifests = Files.newDirectoryStream(stateDir, MANIFESTS)) {
        for (Path manifest : manifests) {
          String name = manifest.getFileName().toString();
          Path copy = folder.resolve(name);
          Files.copy(manifest, copy, StandardCopyOption.COPY_ATTRIBUTES);
          copied.put(name, sha256(copy));
        }
      }
    }
    return copied;
  }

  /**
   * Compares every file with the index.
   *
   * @throws InputException if one is missing or differs
   */
  static void verify(BackupIndex index, Path folder) throws IOException {
    for (BackedUpTopic topic : index.topics()) {
      for (BackedUpTopic.PartitionFile file : topic.files()) {
        verify(folder, file.name(), file.sha256());
      }
    }
    for (Map.Entry<String, String> manifest : index.state().entrySet()) {
      verify(folder, manifest.getKey(), manifest.getValue());
    }
  }

  private static void verify(Path folder, String name, String sha256) throws IOException {
    Path path = folder.resolve(name);
    if (name.contains("/") || !Files.isRegularFile(path)) {
      throw new InputException(path + ": the backup is damaged: this file of it is missing.");
    }
    String found = sha256(path);
    if (!found.equals(sha256)) {
      throw new InputException(
          "%s: the backup is damaged: the file's SHA-256 is %s, not %s. Nothing was restored."
              .formatted(path, found, sha256));
    }
  }

  /** Whether the folder holds a manifest already. */
  static List<String> manifests(Path stateDir) throws IOException {
    if (!Files.isDirectory(stateDir)) {
      return List.of();
    }
    try (var entries = Files.list(stateDir)) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(MANIFESTS.substring(1)))
          .sorted()
          .toList();
    }
  }

  private static String sha256(Path path) throws IOException {
    try (InputStream bytes = Files.newInputStream(path)) {
      return DigestUtils.sha256Hex(bytes);
    }
  }
}
