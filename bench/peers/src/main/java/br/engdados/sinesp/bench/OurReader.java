package br.engdados.sinesp.bench;

import br.engdados.sinesp.producer.reader.ColumnMapping;
import br.engdados.sinesp.producer.reader.DataFile;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Field;
import br.engdados.sinesp.producer.reader.Limits;
import br.engdados.sinesp.producer.reader.Row;
import br.engdados.sinesp.producer.reader.Table;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;

/** The producer's reader, all its checks of the file included. */
public final class OurReader {
  private OurReader() {}

  /**
   * Reads a file once.
   *
   * @param arguments the file
   * @throws IOException if it cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Pass pass = new Pass();
    Field[] fields = Field.values();
    DataFiles files = new DataFiles(ColumnMapping.load(), Limits.DEFAULT);
    try (DataFile file = files.open(SourceFile.of(Path.of(arguments[0])))) {
      for (Table table = file.nextTable(); table != null; table = file.nextTable()) {
        for (Row row = table.next(); row != null; row = table.next()) {
          pass.row();
          for (Field field : fields) {
            pass.cell(row.cell(field));
          }
        }
      }
    }
    pass.print();
  }
}
