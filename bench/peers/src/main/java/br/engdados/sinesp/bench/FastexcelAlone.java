package br.engdados.sinesp.bench;

import java.io.File;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** fastexcel-reader and nothing else: what our reader of workbooks can reach at most. */
public final class FastexcelAlone {
  private FastexcelAlone() {}

  /**
   * Reads the first sheet of a workbook once.
   *
   * @param arguments the file
   * @throws IOException if it cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Pass pass = new Pass();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new File(arguments[0]));
        Stream<Row> stream = workbook.getFirstSheet().openStream()) {
      Iterator<Row> rows = stream.iterator();
      rows.next();
      while (rows.hasNext()) {
        Row row = rows.next();
        pass.row();
        for (int i = 0; i < row.getCellCount(); i++) {
          Cell cell = row.getCell(i);
          pass.cell(cell == null ? null : cell.getValue());
        }
      }
    }
    pass.print();
  }
}
