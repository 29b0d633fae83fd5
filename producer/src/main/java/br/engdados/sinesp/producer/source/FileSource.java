package br.engdados.sinesp.producer.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One file that the user named; its format is found from its content later. */
public final class FileSource implements Source {
  private final Path path;

  /**
   * Takes one file.
   *
   * @param path the file
   */
  public FileSource(Path path) {
    this.path = path;
  }

  /**
   * Chooses between a file and a folder.
   *
   * @param path what the user named
   * @param facts tells several downloads of the same data in a folder apart; empty to take them all
   * @return its source
   * @throws InputException if there is nothing at that path
   */
  public static Source of(Path path, Optional<FileFacts> facts) throws InputException {
    if (!Files.exists(path)) {
      throw new InputException(
          path + ": no such file or folder. Check the path given with --source.");
    }
    return Files.isDirectory(path) ? new FolderSource(path, facts) : new FileSource(path);
  }

  @Override
  public List<SourceFile> files() throws IOException {
    if (!Files.isReadable(path)) {
      throw new InputException(path + ": cannot be read. Check its permissions.");
    }
    return List.of(SourceFile.of(path));
  }
}
