package br.engdados.sinesp.producer.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One file that the user named; its format is found from its content later. */
public final class SingleFileSource implements Source {
  private final Path path;

  /**
   * Takes one file.
   *
   * @param path the file
   */
  public SingleFileSource(Path path) {
    this.path = path;
  }

  @Override
  public List<SourceFile> files() throws IOException {
    if (!Files.isReadable(path)) {
      throw new InputException(path + ": cannot be read. Check its permissions.");
    }
    return List.of(SourceFile.of(path));
  }
}
