package br.engdados.sinesp.integration;

import java.io.IOException;

/** The archives of classes that the programs start from, as {@code make jars} writes them. */
final class ClassArchives {
  private ClassArchives() {}

  /**
   * Starts writing those that are missing or older than their jars; whoever starts a program
   * earlier starts it without, a little slower.
   */
  static Process write() throws IOException {
    return new ProcessBuilder(Program.root().resolve("scripts/class-archive.sh").toString())
        .inheritIO()
        .start();
  }
}
