package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.reader.WorkbookPackage.Sheet;
import br.engdados.sinesp.producer.source.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/**
 * Finds out which sheets of a workbook are tables, and under which header, before a row of any is
 * handed out: of a workbook that cannot be read whole nothing is to be published.
 */
final class WorkbookTables {
  /**
   * A sheet that is a table.
   *
   * @param sheet which
   * @param layout what its columns are
   * @param skipped rows to be passed over: the header and what stands above it
   * @param merged cells below the header that have no value of their own
   */
  record SheetTable(Sheet sheet, Layout layout, int skipped, MergedCells merged) {}

  private final String file;
  private final WorkbookPackage workbook;
  private final Set<String> merging;
  private final ColumnMapping mapping;
  private final Notes notes;
  private final RowShape shape = new RowShape();
  private final List<SheetTable> tables = new ArrayList<>();
  private final boolean single;
  private InputException firstWithoutHeader;

  private WorkbookTables(
      String file,
      WorkbookPackage workbook,
      Set<String> merging,
      ColumnMapping mapping,
      Notes notes) {
    this.file = file;
    this.workbook = workbook;
    this.merging = merging;
    this.mapping = mapping;
    this.notes = notes;
    this.single = workbook.sheets().stream().filter(Sheet::visible).count() == 1;
  }

  /**
   * Looks at every sheet.
   *
   * @param file the file's name, for messages
   * @param workbook the workbook
   * @param merging parts that have merged cells
   * @param mapping which headers mean what
   * @param notes takes what is noticed
   * @return the tables, at least one, in the order of the sheets
   * @throws InputException if there is none, or a visible sheet has rows that cannot be read
   */
  static List<SheetTable> of(
      String file,
      WorkbookPackage workbook,
      Set<String> merging,
      ColumnMapping mapping,
      Notes notes)
      throws IOException, XMLStreamException {
    WorkbookTables found = new WorkbookTables(file, workbook, merging, mapping, notes);
    for (Sheet sheet : workbook.sheets()) {
      if (sheet.visible()) {
        found.look(sheet);
      } else {
        found.lookAtHidden(sheet);
      }
    }
    if (found.tables.isEmpty()) {
      throw found.firstWithoutHeader != null
          ? found.firstWithoutHeader
          : new InputException(file + ": a workbook without any row in a visible sheet.");
    }
    return found.tables;
  }

  private void look(Sheet sheet) throws IOException, XMLStreamException {
    HeaderSearch search = new HeaderSearch(mapping, where(sheet), workbook.date1904());
    Layout before = tables.isEmpty() ? null : tables.get(tables.size() - 1).layout();
    int read = 0;
    int looked = 0;
    int fitting = 0;
    int firstData = 0;
    try (SheetRows rows = new SheetRows(workbook, sheet, null)) {
      while (rows.next()) {
        read++;
        if (rows.width() == 0) {
          continue;
        }
        if (++looked <= HeaderSearch.MOST_ROWS) {
          Optional<Layout> layout = header(search, rows);
          if (layout.isPresent()) {
            add(sheet, layout.get(), read, rows.number());
            return;
          }
          fitting += before != null && shape.fits(rows, before) ? 1 : 0;
        } else if (2 * fitting > HeaderSearch.MOST_ROWS || firstData > 0) {
          break;
        }
        firstData = firstData == 0 && shape.looksLikeData(rows) ? rows.number() : firstData;
      }
    }
    if (2 * fitting > Math.min(looked, HeaderSearch.MOST_ROWS)) {
      continuation(sheet, before);
    } else if (fitting > 0 || firstData > 0) {
      throw withoutHeader(sheet, firstData);
    } else if (looked > 0) {
      firstWithoutHeader = firstWithoutHeader == null ? search.notFound() : firstWithoutHeader;
      notes.add("sheet '" + sheet.name() + "' holds no rows of the data and was passed over");
    }
  }

  private Optional<Layout> header(HeaderSearch search, SheetRows rows) throws InputException {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < rows.width(); i++) {
      Object value = rows.value(i);
      cells.add(value == null ? null : value.toString());
    }
    try {
      return search.take(cells);
    } catch (InputException e) {
      throw single
          ? e
          : new InputException(
              e.getMessage() + " Mend the header, or take the sheet out if it is not of the data.",
              e);
    }
  }

  private void add(Sheet sheet, Layout layout, int skipped, int headerRow)
      throws IOException, XMLStreamException {
    for (SheetTable earlier : tables) {
      if (earlier.layout().dataset() == layout.dataset()) {
        compare(sheet, layout, earlier);
        break;
      }
    }
    tables.add(new SheetTable(sheet, layout, skipped, merged(sheet, headerRow)));
    if (headerRow > 1) {
      notes.add((single ? "" : "sheet '" + sheet.name() + "': ") + HeaderSearch.note(headerRow));
    }
  }

  /** A column that one sheet has and the next has not may be there under another name. */
  private void compare(Sheet sheet, Layout layout, SheetTable earlier) throws InputException {
    List<String> lost = new ArrayList<>(layout.missing());
    lost.removeAll(earlier.layout().missing());
    List<String> strange = new ArrayList<>(layout.ignored());
    strange.removeAll(earlier.layout().ignored());
    if (lost.isEmpty()) {
      return;
    }
    String without =
        "no column %s, which sheet '%s' has"
            .formatted(String.join(", ", lost), earlier.sheet().name());
    if (!strange.isEmpty()) {
      throw new InputException(
          "%s: %s, but %s, which is not known. Mend the header, or take the sheet or the column out."
              .formatted(where(sheet), without, String.join(", ", strange)));
    }
    notes.add("sheet '" + sheet.name() + "' has " + without);
  }

  private void continuation(Sheet sheet, Layout before) throws IOException, XMLStreamException {
    String earlier = tables.get(tables.size() - 1).sheet().name();
    notes.add(
        "sheet '%s' has no header row and goes on with the columns of sheet '%s'"
            .formatted(sheet.name(), earlier));
    tables.add(new SheetTable(sheet, before, 0, merged(sheet, 0)));
  }

  private MergedCells merged(Sheet sheet, int headerRow) throws IOException, XMLStreamException {
    if (!merging.contains(sheet.part())) {
      return null;
    }
    MergedCells merged = MergedCells.read(workbook, sheet, headerRow);
    return merged.isEmpty() ? null : merged;
  }

  private InputException withoutHeader(Sheet sheet, int row) {
    return new InputException(
        ("%s: rows like those of the data%s, but no header row that is known among the first %d"
                + " rows. Put the header above them, or take the sheet out if it is not of the"
                + " data.")
            .formatted(where(sheet), row > 0 ? " (row " + row + ")" : "", HeaderSearch.MOST_ROWS));
  }

  private void lookAtHidden(Sheet sheet) throws IOException, XMLStreamException {
    try (SheetRows rows = new SheetRows(workbook, sheet, null)) {
      for (int i = 0; i < HeaderSearch.MOST_ROWS && rows.next(); i++) {
        if (rows.width() > 0) {
          notes.add("sheet '" + sheet.name() + "' is hidden and was not read");
          return;
        }
      }
    }
  }

  private String where(Sheet sheet) {
    return single ? file : file + ", sheet '" + sheet.name() + "'";
  }
}
