package br.engdados.sinesp.producer.source;

import java.io.IOException;
import java.util.List;

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
}
