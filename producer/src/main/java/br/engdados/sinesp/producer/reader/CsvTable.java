package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.InputException;
import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvException;
import com.opencsv.exceptions.CsvMalformedLineException;
import com.opencsv.exceptions.CsvMultilineLimitBrokenException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The rows of a CSV below its header. */
final class CsvTable implements Table {
  private final String name;
  private final EncodedText text;
  private final CSVReader csv;
  private final CsvHeader header;
  private final Limits limits;
  private final Notes notes;
  private final RowWidth width;
  private final Field[] fields;
  private final int[] columns;
  private final int columnOfUf;
  private int number;

  /**
   * Begins a table.
   *
   * @param name the file's, for messages
   * @param text what the rows come from
   * @param csv reads on behind the header
   * @param header the header
   * @param limits when a file is refused
   * @param notes is told of rows of other widths
   */
  CsvTable(
      String name, EncodedText text, CSVReader csv, CsvHeader header, Limits limits, Notes notes) {
    this.name = name;
    this.text = text;
    this.csv = csv;
    this.header = header;
    this.limits = limits;
    this.notes = notes;
    width = new RowWidth(header);
    Layout layout = header.layout();
    List<Field> found = layout.columns().keySet().stream().sorted().toList();
    fields = found.toArray(new Field[0]);
    columns = found.stream().mapToInt(field -> layout.columns().get(field).index()).toArray();
    columnOfUf = layout.columns().get(Field.UF).index();
    number = header.row();
  }

  @Override
  public Layout layout() {
    return header.layout();
  }

  @Override
  public Row next() throws IOException {
    while (true) {
      number++;
      text.beginRow();
      long linesBefore = csv.getLinesRead();
      String[] texts = read();
      if (texts == null) {
        width.note(notes);
        return null;
      }
      if (number > limits.rows()) {
        throw new InputException(
            name + ": more than " + limits.rows() + " rows; refused as hostile.");
      }
      if (!isBlank(texts)) {
        return row(texts, csv.getLinesRead() - linesBefore);
      }
    }
  }

  private Row row(String[] texts, long lines) throws InputException {
    String fault =
        texts.length == header.cells() ? null : width.fault(texts, text.endedWithinLine());
    if (lines > 1) {
      requireClosedQuote(texts, lines, fault);
    }
    Object[] cells = new Object[Field.count()];
    for (int i = 0; i < fields.length; i++) {
      if (columns[i] < texts.length) {
        cells[fields[i].slot()] = cell(texts[columns[i]], fields[i]);
      }
    }
    if (fault != null) {
      return Row.faulty(number, null, fault);
    }
    if (RowWidth.isMoved(cells[Field.ABRANGENCIA.slot()])) {
      return Row.faulty(
          number,
          null,
          "a number in column %s: a separator in a cell without quotes has moved the cells"
              .formatted(header.layout().headerOf(Field.ABRANGENCIA)));
    }
    return new Row(number, null, cells);
  }

  private String[] read() throws IOException {
    try {
      return csv.readNext();
    } catch (CsvMalformedLineException | CsvMultilineLimitBrokenException e) {
      throw openQuote(e);
    } catch (CsvException | IOException e) {
      throw CsvFile.unreadable(name, e);
    }
  }

  private boolean isBlank(String[] texts) {
    if (columnOfUf < texts.length && CellValues.text(texts[columnOfUf]) != null) {
      return false;
    }
    for (String cell : texts) {
      if (CellValues.text(cell) != null) {
        return false;
      }
    }
    return true;
  }

  /**
   * Refuses the file when whole rows have ended up in a quoted cell: they would be missing, and
   * nobody could say which they are.
   */
  private void requireClosedQuote(String[] texts, long lines, String fault) throws InputException {
    long separators = 0;
    for (String cell : texts) {
      separators += cell.chars().filter(c -> c == header.separator()).count();
    }
    if (fault != null || separators >= header.cells() - 1) {
      throw openQuote(
          new IOException("a cell of %d lines, %d separators".formatted(lines, separators)));
    }
  }

  private InputException openQuote(IOException cause) {
    return new InputException(
        String.format(
            Locale.ROOT,
            "%s, row %d: a quote that is never closed. Correct the row, or save the file again.",
            name,
            number),
        cause);
  }

  private String cell(String published, Field field) throws InputException {
    String cell = CellValues.text(published);
    if (cell == null) {
      return null;
    }
    if (text.fault() != null && cell.indexOf(EncodedText.LOST) >= 0) {
      throw refused(field, text.fault());
    }
    if (cell.length() > limits.cellLength()) {
      throw refused(
          field,
          "a cell of more than %d characters; refused as hostile.".formatted(limits.cellLength()));
    }
    return cell;
  }

  private InputException refused(Field field, String why) {
    return new InputException(
        String.format(
            Locale.ROOT,
            "%s, row %d, column %s: %s",
            name,
            number,
            header.layout().headerOf(field),
            why));
  }
}
