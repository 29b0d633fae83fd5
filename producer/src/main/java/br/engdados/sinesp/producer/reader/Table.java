package br.engdados.sinesp.producer.reader;

import java.io.IOException;

/** Rows under one header row: a sheet of a workbook, or a CSV. */
public interface Table {
  /**
   * Tells what the columns are.
   *
   * @return the layout
   */
  Layout layout();

  /**
   * Reads on. Rows without any cell are passed over.
   *
   * @return the next row, or null after the last
   * @throws IOException if the file is broken or breaks a limit
   */
  Row next() throws IOException;
}
