package br.engdados.sinesp.producer.forms;

import br.engdados.sinesp.producer.normalise.FileConventions;
import br.engdados.sinesp.producer.normalise.GivenConventions;
import br.engdados.sinesp.producer.normalise.Normalised;
import br.engdados.sinesp.producer.normalise.Normaliser;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.reader.ColumnMapping;
import br.engdados.sinesp.producer.reader.DataFile;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Limits;
import br.engdados.sinesp.producer.reader.Row;
import br.engdados.sinesp.producer.reader.Table;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads a file as the program does, and keeps every row of it. */
final class FormReader {
  private static final DataFiles FILES = new DataFiles(ColumnMapping.load(), Limits.DEFAULT);
  private static final Reference REFERENCE = Reference.load();

  private FormReader() {}

  /** Reads all rows, in their order. */
  static List<Normalised> read(SourceFile file) throws IOException {
    Normaliser normaliser =
        new Normaliser(
            REFERENCE, Instant.EPOCH, new FileConventions(file, FILES, GivenConventions.NONE));
    List<Normalised> read = new ArrayList<>();
    try (DataFile data = FILES.open(file)) {
      for (Table table = data.nextTable(); table != null; table = data.nextTable()) {
        normaliser.begin(table.layout());
        for (Row row = table.next(); row != null; row = table.next()) {
          read.add(normaliser.normalise(row));
        }
      }
    }
    return read;
  }
}
