package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** An Excel workbook; each sheet whose first row is a known header is a table. */
final class WorkbookFile implements DataFile {
  private final SourceFile file;
  private final ColumnMapping mapping;
  private final Limits limits;
  private final long rowsToRead;
  private final ReadableWorkbook workbook;
  private final List<Sheet> sheets;
  private final Notes notes = new Notes();
  private int nextSheet;
  private int tables;
  private InputException unknownLayout;
  private Stream<org.dhatim.fastexcel.reader.Row> stream;
  private final AtomicLong rowsRead = new AtomicLong();

  private WorkbookFile(
      SourceFile file,
      ColumnMapping mapping,
      Limits limits,
      long rowsToRead,
      ReadableWorkbook workbook) {
    this.file = file;
    this.mapping = mapping;
    this.limits = limits;
    this.rowsToRead = rowsToRead;
    this.workbook = workbook;
    this.sheets =
        workbook.getSheets().filter(s -> s.getVisibility() == SheetVisibility.VISIBLE).toList();
  }

  static WorkbookFile open(SourceFile file, ColumnMapping mapping, Limits limits)
      throws IOException {
    long rows = WorkbookCheck.rowsOfWhole(file, limits);
    try {
      return new WorkbookFile(
          file, mapping, limits, rows, new ReadableWorkbook(file.path().toFile()));
    } catch (RuntimeException | IOException e) {
      throw broken(file, e);
    }
  }

  @Override
  public Table nextTable() throws IOException {
    while (nextSheet < sheets.size()) {
      Sheet sheet = sheets.get(nextSheet++);
      closeStream();
      try {
        stream = sheet.openStream();
        Iterator<org.dhatim.fastexcel.reader.Row> rows = stream.iterator();
        if (rows.hasNext()) {
          Layout layout = mapping.layout(where(sheet), headers(rows.next()), workbook.isDate1904());
          tables++;
          return new SheetTable(sheet.getName(), rows, layout);
        }
      } catch (InputException e) {
        // A sheet of notes beside the data is no fault, a workbook without data is.
        unknownLayout = unknownLayout == null ? e : unknownLayout;
      } catch (RuntimeException e) {
        throw broken(file, e);
      } catch (OutOfMemoryError e) {
        throw tooLarge(file, e);
      }
    }
    if (tables == 0) {
      throw unknownLayout != null
          ? unknownLayout
          : new InputException(file.name() + ": a workbook without any row.");
    }
    return null;
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
    closeStream();
    workbook.close();
  }

  private void closeStream() {
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }

  private String where(Sheet sheet) {
    return sheets.size() == 1 ? file.name() : file.name() + ", sheet '" + sheet.getName() + "'";
  }

  private static List<String> headers(org.dhatim.fastexcel.reader.Row row) {
    List<String> headers = new ArrayList<>();
    for (Cell cell : row) {
      Object value = cell == null ? null : CellValues.of(cell);
      headers.add(value == null ? null : value.toString());
    }
    return headers;
  }

  private static InputException broken(SourceFile file, Exception cause) {
    return new InputException(
        "%s: the workbook cannot be read (%s). Download it again, or open and save it in Excel."
            .formatted(file.name(), cause.getMessage()),
        cause);
  }

  /** References to cells or texts far outside the sheet make the library allocate without bound. */
  private static InputException tooLarge(SourceFile file, OutOfMemoryError cause) {
    return new InputException(
        file.name()
            + ": reading it takes more memory than any data file does; refused as hostile or"
            + " broken. Download it again.",
        cause);
  }

  private final class SheetTable implements Table {
    private final String sheet;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final Layout layout;
    private final Field[] fieldOfColumn;

    private SheetTable(
        String sheet, Iterator<org.dhatim.fastexcel.reader.Row> rows, Layout layout) {
      this.sheet = sheets.size() == 1 ? null : sheet;
      this.rows = rows;
      this.layout = layout;
      int width = layout.columns().values().stream().mapToInt(Layout.Column::index).max().orElse(0);
      fieldOfColumn = new Field[width + 1];
      layout.columns().forEach((field, column) -> fieldOfColumn[column.index()] = field);
    }

    @Override
    public Layout layout() {
      return layout;
    }

    @Override
    public Row next() throws IOException {
      try {
        while (rows.hasNext()) {
          org.dhatim.fastexcel.reader.Row row = rows.next();
          if (rowsRead.incrementAndGet() > limits.rows()) {
            throw new InputException(
                file.name() + ": more than " + limits.rows() + " rows; refused as hostile.");
          }
          Object[] cells = new Object[Field.count()];
          if (fill(row, cells)) {
            return new Row(row.getRowNum(), sheet, cells);
          }
        }
        return null;
      } catch (RuntimeException e) {
        throw broken(file, e);
      } catch (OutOfMemoryError e) {
        throw tooLarge(file, e);
      }
    }

    private boolean fill(org.dhatim.fastexcel.reader.Row row, Object[] cells) {
      boolean any = false;
      int width = Math.min(row.getCellCount(), fieldOfColumn.length);
      for (int i = 0; i < width; i++) {
        Field field = fieldOfColumn[i];
        Cell cell = field == null ? null : row.getCell(i);
        if (cell != null) {
          Object value = CellValues.of(cell);
          cells[field.slot()] = value;
          any |= value != null;
        }
      }
      return any;
    }
  }
}
