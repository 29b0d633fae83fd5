package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.source.cache.FileState;
import java.util.List;

/**
 * What became of every file of a selection.
 *
 * @param files in the order of the selection
 */
public record FetchReport(List<FetchedFile> files) {
  /** What a user can do when a server does not give a file to programs. */
  public static final String MANUAL_WAY =
      "Download the file by hand in a browser into a folder, and pass that folder to publish:"
          + " --source FOLDER";

  /** Copies the list. */
  public FetchReport {
    files = List.copyOf(files);
  }

  /** The files that were found in a state. */
  public List<FetchedFile> in(FileState state) {
    return files.stream().filter(file -> file.state() == state).toList();
  }

  /** Whether nothing is broken and at least one file is there. */
  public boolean isComplete() {
    return in(FileState.BROKEN).isEmpty() && in(FileState.MISSING).size() < files.size();
  }
}
