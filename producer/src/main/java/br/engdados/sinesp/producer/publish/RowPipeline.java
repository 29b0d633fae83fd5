package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.producer.reader.DataFile;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Layout;
import br.engdados.sinesp.producer.reader.Row;
import br.engdados.sinesp.producer.reader.Table;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a file on a thread of its own and hands its rows over in batches, so that parsing and
 * everything after it share the work of two processors. The queue is short: memory does not grow
 * when publishing is slower than reading.
 */
final class RowPipeline implements AutoCloseable {
  private static final int ROWS_OF_A_BATCH = 512;
  private static final int BATCHES_IN_FLIGHT = 8;

  /** What comes out, in the order of the file. */
  sealed interface Piece {
    /** A table begins. */
    record Begin(Layout layout) implements Piece {}

    /** The next rows of the table begun last. */
    record Batch(List<Row> rows) implements Piece {}

    /** The file ends; with what was noticed about its form, see {@link DataFile#notes}. */
    record End(List<String> notes) implements Piece {}

    /** Reading failed; nothing comes after. */
    record Failed(Throwable cause) implements Piece {}
  }

  private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(BATCHES_IN_FLIGHT);
  private final SourceFile file;
  private final DataFiles files;
  private final Thread thread;
  private volatile DataFile open;

  private RowPipeline(SourceFile file, DataFiles files) {
    this.file = file;
    this.files = files;
    this.thread = new Thread(this::read, "reader");
  }

  /** Starts reading. */
  static RowPipeline start(SourceFile file, DataFiles files) {
    RowPipeline pipeline = new RowPipeline(file, files);
    pipeline.thread.setDaemon(true);
    pipeline.thread.start();
    return pipeline;
  }

  /**
   * Waits for the next piece.
   *
   * @return what comes next, never a failure
   * @throws IOException if reading failed
   * @throws InterruptedException if the run is stopped
   */
  Piece next() throws IOException, InterruptedException {
    Piece piece = pieces.take();
    if (!(piece instanceof Piece.Failed failed)) {
      return piece;
    }
    Throwable cause = failed.cause();
    if (cause instanceof IOException known) {
      throw known;
    }
    throw new IllegalStateException("reading " + file.name() + " failed", cause);
  }

  /** Tells how far reading has come, from 0 to 1. */
  double progress() {
    DataFile current = open;
    return current == null ? 0 : current.progress();
  }

  /** Stops reading, wherever it is. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try {
      readFile();
    } catch (InterruptedException e) {
      // close() was called: nobody waits for more.
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      fail(e);
    }
  }

  private void fail(Throwable cause) {
    try {
      pieces.put(new Piece.Failed(cause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readFile() throws IOException, InterruptedException {
    try (DataFile data = files.open(file)) {
      open = data;
      for (Table table = data.nextTable(); table != null; table = data.nextTable()) {
        pieces.put(new Piece.Begin(table.layout()));
        List<Row> batch = new ArrayList<>(ROWS_OF_A_BATCH);
        for (Row row = table.next(); row != null; row = table.next()) {
          batch.add(row);
          if (batch.size() == ROWS_OF_A_BATCH) {
            pieces.put(new Piece.Batch(batch));
            batch = new ArrayList<>(ROWS_OF_A_BATCH);
          }
        }
        pieces.put(new Piece.Batch(batch));
      }
      pieces.put(new Piece.End(data.notes()));
    }
  }
}
