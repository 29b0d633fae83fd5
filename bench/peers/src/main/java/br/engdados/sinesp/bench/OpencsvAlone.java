package br.engdados.sinesp.bench;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** opencsv and nothing else: what our reader of CSV can reach at most. */
public final class OpencsvAlone {
  private OpencsvAlone() {}

  /**
   * Reads a CSV once.
   *
   * @param arguments the file
   * @throws IOException if it cannot be read
   * @throws CsvException if it is no CSV
   */
  public static void main(String[] arguments) throws IOException, CsvException {
    Pass pass = new Pass();
    try (Reader text = Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8);
        CSVReader csv =
            new CSVReaderBuilder(text)
                .withCSVParser(new RFC4180ParserBuilder().build())
                .withSkipLines(1)
                .build()) {
      for (String[] row = csv.readNext(); row != null; row = csv.readNext()) {
        pass.row();
        for (String cell : row) {
          pass.cell(cell.isEmpty() ? null : cell);
        }
      }
    }
    pass.print();
  }
}
