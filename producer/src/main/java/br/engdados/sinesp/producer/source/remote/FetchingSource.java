package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.Source;
import br.engdados.sinesp.producer.source.SourceFile;
import br.engdados.sinesp.producer.source.cache.FileState;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that are fetched first. A year that is not published yet is left out; a broken file is an
 * error.
 */
public final class FetchingSource implements Source {
  private final Fetcher fetcher;
  private final WantedFiles wanted;
  private final ProgressListener listener;

  /**
   * Takes a selection.
   *
   * @param fetcher fetches
   * @param wanted what to fetch
   * @param listener hears how it goes on
   */
  public FetchingSource(Fetcher fetcher, WantedFiles wanted, ProgressListener listener) {
    this.fetcher = fetcher;
    this.wanted = wanted;
    this.listener = listener;
  }

  /**
   * Fetches.
   *
   * @throws InputException if a file is broken or none is there; the message says which, why, and
   *     what to do
   * @throws InterruptedIOException if the thread is interrupted; its interrupt flag is set again
   */
  @Override
  public List<SourceFile> files() throws IOException {
    FetchReport report = fetched();
    if (!report.isComplete()) {
      throw new InputException(problem(report));
    }
    List<SourceFile> files = new ArrayList<>();
    for (FetchedFile file : report.files()) {
      file.current()
          .ifPresent(path -> files.add(new SourceFile(path, file.name(), file.cached().size())));
    }
    return files;
  }

  private FetchReport fetched() throws IOException {
    try {
      return fetcher.fetch(wanted, listener);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("fetch stopped").initCause(e);
    }
  }

  private static String problem(FetchReport report) {
    List<FetchedFile> broken = report.in(FileState.BROKEN);
    List<FetchedFile> concerned = broken.isEmpty() ? report.in(FileState.MISSING) : broken;
    FetchedFile first = concerned.get(0);
    String others = concerned.size() == 1 ? "" : " and " + (concerned.size() - 1) + " more";
    return first.name()
        + others
        + " could not be fetched from "
        + first.url().getHost()
        + ": "
        + first.reason()
        + ". Nothing was published. "
        + FetchReport.MANUAL_WAY;
  }
}
