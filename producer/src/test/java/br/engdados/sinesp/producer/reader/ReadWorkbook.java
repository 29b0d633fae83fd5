package br.engdados.sinesp.producer.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a workbook gave. */
record ReadWorkbook(List<Row> rows, List<String> notes) {
  static ReadWorkbook of(Path folder, TestWorkbook workbook) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (DataFile data = TestFiles.open(workbook.write(folder, "w.xlsx"))) {
      for (Table table = data.nextTable(); table != null; table = data.nextTable()) {
        for (Row row = table.next(); row != null; row = table.next()) {
          rows.add(row);
        }
      }
      return new ReadWorkbook(rows, data.notes());
    }
  }

  /** The figure of each row, or that it has a fault. */
  List<Object> totals() {
    return rows.stream().map(row -> row.fault() != null ? "fault" : row.cell(Field.TOTAL)).toList();
  }
}
