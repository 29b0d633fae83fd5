package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.reader.WorkbookTables.SheetTable;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import com.fasterxml.aalto.UncheckedStreamException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.stream.XMLStreamException;

/** An Excel workbook; each visible sheet that holds rows of the data is a table. */
final class WorkbookFile implements DataFile {
  private final SourceFile file;
  private final Limits limits;
  private final long rowsToRead;
  private final WorkbookPackage workbook;
  private final Notes notes;
  private final boolean severalSheets;
  private final Iterator<SheetTable> tables;
  private final AtomicLong rowsRead = new AtomicLong();
  private SheetRows open;

  private WorkbookFile(
      SourceFile file,
      Limits limits,
      long rowsToRead,
      WorkbookPackage workbook,
      List<SheetTable> tables,
      Notes notes) {
    this.file = file;
    this.limits = limits;
    this.rowsToRead = rowsToRead;
    this.workbook = workbook;
    this.tables = tables.iterator();
    this.severalSheets =
        workbook.sheets().stream().filter(WorkbookPackage.Sheet::visible).count() > 1;
    this.notes = notes;
  }

  static WorkbookFile open(SourceFile file, ColumnMapping mapping, Limits limits)
      throws IOException {
    WorkbookCheck.Whole whole = WorkbookCheck.of(file, limits);
    if (whole.rows() > limits.rows()) {
      throw tooManyRows(file, limits);
    }
    Notes notes = new Notes();
    WorkbookPackage workbook = null;
    try {
      workbook = WorkbookPackage.open(file.path());
      List<SheetTable> tables =
          WorkbookTables.of(file.name(), workbook, whole.merging(), mapping, notes);
      return new WorkbookFile(file, limits, whole.rows(), workbook, tables, notes);
    } catch (XMLStreamException | UncheckedStreamException | IOException e) {
      if (workbook != null) {
        workbook.close();
      }
      throw broken(file, e);
    }
  }

  @Override
  public Table nextTable() throws IOException {
    closeSheet();
    if (!tables.hasNext()) {
      return null;
    }
    SheetTable table = tables.next();
    try {
      OpenTable opened = new OpenTable(table);
      open = opened.rows;
      for (int i = 0; i < table.skipped() && open.next(); i++) {
        rowsRead.incrementAndGet();
      }
      return opened;
    } catch (XMLStreamException | UncheckedStreamException | IOException e) {
      throw broken(file, e);
    }
  }

  @Override
  public List<String> notes() {
    return notes.list();
  }

  @Override
  public double progress() {
    return rowsToRead == 0 ? 1 : Math.min(1, rowsRead.doubleValue() / rowsToRead);
  }

  @Override
  public void close() throws IOException {
    closeSheet();
    workbook.close();
  }

  private void closeSheet() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  private static InputException tooManyRows(SourceFile file, Limits limits) {
    return new InputException(
        file.name() + ": more than " + limits.rows() + " rows; refused as hostile.");
  }

  private static IOException broken(SourceFile file, Exception cause) {
    if (cause instanceof InputException known) {
      return known;
    }
    String what = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    return new InputException(
        "%s: the workbook cannot be read (%s). Download it again, or open and save it in Excel."
            .formatted(file.name(), what),
        cause);
  }

  private final class OpenTable implements Table {
    private final String sheet;
    private final SheetRows rows;
    private final Layout layout;
    private final MergedCells merged;
    private final Field[] fieldOfColumn;

    private OpenTable(SheetTable table) throws IOException, XMLStreamException {
      this.sheet = severalSheets ? table.sheet().name() : null;
      this.layout = table.layout();
      this.merged = table.merged();
      int width = layout.columns().values().stream().mapToInt(Layout.Column::index).max().orElse(0);
      fieldOfColumn = new Field[width + 1];
      boolean[] wanted = new boolean[width + 1];
      layout
          .columns()
          .forEach(
              (field, column) -> {
                fieldOfColumn[column.index()] = field;
                wanted[column.index()] = true;
              });
      this.rows = new SheetRows(workbook, table.sheet(), wanted);
    }

    @Override
    public Layout layout() {
      return layout;
    }

    @Override
    public Row next() throws IOException {
      try {
        while (rows.next()) {
          if (rowsRead.incrementAndGet() > limits.rows()) {
            throw tooManyRows(file, limits);
          }
          if (rows.faultyColumn() >= 0) {
            return faulty(rows.faultyColumn(), rows.fault());
          }
          if (rows.width() > 0) {
            return merged == null ? row() : mergedRow();
          }
        }
        noteFormulas();
        return null;
      } catch (XMLStreamException | UncheckedStreamException e) {
        throw broken(file, e);
      }
    }

    private Row row() {
      Object[] cells = new Object[Field.count()];
      for (int i = 0; i < rows.width(); i++) {
        Object value = rows.value(i);
        if (value != null) {
          cells[fieldOfColumn[i].slot()] = value;
        }
      }
      return new Row(rows.number(), sheet, cells);
    }

    private Row mergedRow() {
      for (int i = 0; i < fieldOfColumn.length; i++) {
        if (fieldOfColumn[i] != null && merged.covers(i, rows.number())) {
          return faulty(
              i,
              "merged with another cell, so that it has no value of its own. Unmerge"
                  + " the cells and fill each in");
        }
      }
      return row();
    }

    private Row faulty(int column, String reason) {
      String header = layout.headerOf(fieldOfColumn[column]);
      return Row.faulty(rows.number(), sheet, "column " + header + ": " + reason);
    }

    private void noteFormulas() {
      if (rows.formulas() > 0) {
        notes.add(
            "%sformulas: %d; their results were read as the file stores them"
                .formatted(sheet == null ? "" : "sheet '" + sheet + "': ", rows.formulas()));
      }
    }
  }
}
