package br.engdados.sinesp.producer.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where data files come from. */
public interface Source {
  /**
   * Finds the files, all of them on this machine and whole.
   *
   * @return at least one file, in the order in which they are to be taken in
   * @throws InputException if there is none, or the place is not what it was said to be
   * @throws IOException if reading fails
   */
  List<SourceFile> files() throws IOException;

  /**
   * Chooses between a file and a folder.
   *
   * @param path what the user named
   * @param facts tells several downloads of the same data in a folder apart; empty to take them all
   * @return its source
   * @throws InputException if there is nothing at that path
   */
  static Source at(Path path, Optional<FileFacts> facts) throws InputException {
    if (!Files.exists(path)) {
      throw new InputException(
          path + ": no such file or folder. Check the path given with --source.");
    }
    return Files.isDirectory(path) ? new FolderSource(path, facts) : new SingleFileSource(path);
  }
}
