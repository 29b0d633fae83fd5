package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.producer.reader.DataFile;
import br.engdados.sinesp.producer.reader.Row;
import br.engdados.sinesp.producer.reader.Table;
import br.engdados.sinesp.producer.reader.TestFiles;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A file of given lines, and what the normaliser makes of its rows. */
final class NormalisedFile {
  private static final Reference REFERENCE = Reference.load();
  private static final String REJECTED = "rejected";

  private final Path folder;
  private Observations observations;
  private List<Normalised> rows = List.of();

  NormalisedFile(Path folder) {
    this.folder = folder;
  }

  /** The rows that were handed out, also of a file that was refused later. */
  List<Normalised> rows() {
    return rows;
  }

  Observations observations() {
    return observations;
  }

  void normalise(GivenConventions given, String... lines) throws IOException {
    SourceFile file = TestFiles.text(folder, "a.csv", lines);
    rows = new ArrayList<>();
    Normaliser normaliser =
        new Normaliser(
            REFERENCE, Instant.ofEpochMilli(1), new FileConventions(file, TestFiles.FILES, given));
    try (DataFile data = TestFiles.open(file)) {
      Table table = data.nextTable();
      normaliser.begin(table.layout());
      for (Row row = table.next(); row != null; row = table.next()) {
        rows.add(normaliser.normalise(row));
      }
    }
    observations = normaliser.observations();
  }

  Occurrence occurrence(int index) {
    return ((Normalised.Accepted) rows.get(index)).occurrence();
  }

  List<String> counts(int number) {
    List<String> counts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      counts.add(
          rows.get(i) instanceof Normalised.Accepted
              ? occurrence(i).measures().ocorrencias().toString()
              : REJECTED);
    }
    return counts;
  }

  List<String> weights() {
    List<String> weights = new ArrayList<>();
    for (Normalised row : rows) {
      if (row instanceof Normalised.Rejected rejected) {
        if (rejected.column().equals("total_peso")) {
          weights.add(REJECTED);
        }
      } else if (((Normalised.Accepted) row).occurrence().measures().pesoKg() != null) {
        weights.add(((Normalised.Accepted) row).occurrence().measures().pesoKg().toPlainString());
      }
    }
    return weights;
  }

  List<String> months() {
    return rows.stream()
        .map(row -> ((Normalised.Accepted) row).occurrence().period().getMonthValue())
        .map(String::valueOf)
        .toList();
  }
}
