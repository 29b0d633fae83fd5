package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.producer.reader.DataFile;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Field;
import br.engdados.sinesp.producer.reader.Layout;
import br.engdados.sinesp.producer.reader.Row;
import br.engdados.sinesp.producer.reader.Table;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a file for what it says about how it is written, and keeps counters only. */
final class ConventionsScan {
  private static final List<Field> COUNTS =
      List.of(
          Field.FEMININO, Field.MASCULINO, Field.NAO_INFORMADO, Field.TOTAL_VITIMA, Field.TOTAL);
  private static final int LONGEST_NUMBER = 40;
  private static final int ENOUGH_PROOFS = 1000;
  private static final int MOST_REMEMBERED = 10_000;

  private final NumberEvidence numbers = new NumberEvidence();
  private final DateEvidence dates = new DateEvidence();
  private final Map<Object, Optional<WrittenDate>> dateByCell = new HashMap<>();

  private boolean whole;

  private ConventionsScan() {}

  /** Reads a file to its end. */
  static ConventionsScan whole(SourceFile file, DataFiles files) throws IOException {
    ConventionsScan scan = new ConventionsScan();
    scan.read(file, files, false);
    return scan;
  }

  /**
   * Reads a file until a thousand numbers have proved that it writes decimals with a point and none
   * that it does not, or to its end.
   */
  static ConventionsScan untilProven(SourceFile file, DataFiles files) throws IOException {
    ConventionsScan scan = new ConventionsScan();
    scan.read(file, files, true);
    return scan;
  }

  /** Whether the file was read to its end. */
  boolean isWhole() {
    return whole;
  }

  NumberEvidence numbers() {
    return numbers;
  }

  DateEvidence dates() {
    return dates;
  }

  private void read(SourceFile file, DataFiles files, boolean untilProven) throws IOException {
    try (DataFile data = files.open(file)) {
      for (Table table = data.nextTable(); table != null; table = data.nextTable()) {
        Layout layout = table.layout();
        dateByCell.clear();
        for (Row row = table.next(); row != null; row = table.next()) {
          if (row.fault() == null) {
            addNumbers(row);
            addDate(row, layout);
          }
          if (untilProven
              && numbers.proofs(NumberFormat.EN) >= ENOUGH_PROOFS
              && !numbers.contradictory()) {
            return;
          }
        }
      }
    }
    whole = true;
  }

  private void addNumbers(Row row) {
    for (Field field : COUNTS) {
      addNumber(field, true, row.cell(field));
    }
    addNumber(Field.TOTAL_PESO, false, row.cell(Field.TOTAL_PESO));
  }

  private void addNumber(Field field, boolean count, Object cell) {
    if (cell instanceof Number) {
      numbers.addNumeric(field);
    } else if (cell instanceof String text && text.length() <= LONGEST_NUMBER) {
      WrittenNumber number = WrittenNumber.of(text);
      if (number.value() != null) {
        numbers.add(field, count, text, number);
      }
    }
  }

  private void addDate(Row row, Layout layout) {
    Object cell = row.cell(Field.DATA_REFERENCIA);
    if (cell == null) {
      return;
    }
    Optional<WrittenDate> known = dateByCell.get(cell);
    if (known == null) {
      known = date(cell, layout);
      if (dateByCell.size() >= MOST_REMEMBERED) {
        dateByCell.clear();
      }
      dateByCell.put(cell, known);
    }
    if (known.isPresent() && layout.dataset() == Dataset.VDE) {
      dates.add(known.get());
    }
  }

  private static Optional<WrittenDate> date(Object cell, Layout layout) {
    try {
      return Optional.of(WrittenDate.of(cell, layout));
    } catch (RejectedCell e) {
      // Its row is rejected when it is normalised; it says nothing about the others.
      return Optional.empty();
    }
  }
}
