package br.engdados.sinesp.producer.reader;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** An open data file; memory does not grow with its size. Not for several threads at once. */
public interface DataFile extends Closeable {
  /**
   * Goes on to the next table. The one before is read no further.
   *
   * @return the next table that holds data, or null after the last; a file has at least one
   * @throws IOException if the file is broken, or a table has none of the known layouts
   */
  Table nextTable() throws IOException;

  /**
   * Tells what was noticed about the form of the file and is no error, such as a header that does
   * not stand in the first row. Complete after the last row of the last table.
   *
   * @return short English sentences that name the sheet or row; few, and none repeated
   */
  List<String> notes();

  /**
   * Tells how far reading has come. May be called from another thread.
   *
   * @return from 0 to 1
   */
  double progress();
}
