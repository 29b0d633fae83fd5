package br.engdados.sinesp.producer.reader;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The rows of a worksheet, one after the other (ECMA-376 part 1, 18.3.1). What it tells is that of
 * the row reached last. Errors of the file are thrown as {@link XMLStreamException}.
 */
final class SheetRows implements Closeable {
  /** A worksheet has no more (ECMA-376 leaves it open; Excel's own limit). */
  private static final int MOST_COLUMNS = 16_384;

  private final InputStream part;
  private final XMLStreamReader xml;
  private final SharedTexts texts;
  private final boolean recalculated;
  private final boolean[] wanted;
  private Object[] values = new Object[32];
  private int width;
  private int number;
  private int faultyColumn = -1;
  private String fault;
  private long formulas;

  /**
   * Opens a sheet.
   *
   * @param workbook where the sheet is
   * @param sheet which
   * @param wanted by column, from 0: which are read; null for all
   */
  SheetRows(WorkbookPackage workbook, WorkbookPackage.Sheet sheet, boolean[] wanted)
      throws IOException, XMLStreamException {
    this.part = workbook.part(sheet.part());
    this.texts = workbook.texts();
    this.recalculated = workbook.recalculated();
    this.wanted = wanted;
    try {
      this.xml = WorkbookXml.reader(part);
    } catch (XMLStreamException | RuntimeException e) {
      part.close();
      throw e;
    }
  }

  /** Reads on; false after the last row. */
  boolean next() throws XMLStreamException {
    Arrays.fill(values, 0, width, null);
    width = 0;
    faultyColumn = -1;
    fault = null;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("row")) {
        String stated = xml.getAttributeValue(null, "r");
        number = stated == null ? number + 1 : rowNumber(stated);
        readCells();
        return true;
      }
      if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("sheetData")) {
        return false;
      }
    }
    return false;
  }

  /** The row's number in the sheet, from 1. */
  int number() {
    return number;
  }

  /** The columns up to the last one that has a value. */
  int width() {
    return width;
  }

  /** Gives a text, an Integer, a Double, or null for a blank cell; columns count from 0. */
  Object value(int column) {
    return column < width ? values[column] : null;
  }

  /** The first column whose cell cannot be read, or -1. */
  int faultyColumn() {
    return faultyColumn;
  }

  /** Why the cell of that column cannot be read. */
  String fault() {
    return fault;
  }

  /** How many cells so far were formulas whose stored results were taken. */
  long formulas() {
    return formulas;
  }

  @Override
  public void close() throws IOException {
    part.close();
  }

  private void readCells() throws XMLStreamException {
    int column = -1;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("c")) {
        String reference = null;
        String type = null;
        for (int i = xml.getAttributeCount() - 1; i >= 0; i--) {
          String name = xml.getAttributeLocalName(i);
          if (name.equals("r")) {
            reference = xml.getAttributeValue(i);
          } else if (name.equals("t")) {
            type = xml.getAttributeValue(i);
          }
        }
        column = reference == null ? column + 1 : column(reference);
        if (wanted == null || (column < wanted.length && wanted[column])) {
          readCell(column, type);
        }
      } else if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("row")) {
        return;
      }
    }
    throw new XMLStreamException("row " + number + " has no end");
  }

  private void readCell(int column, String type) throws XMLStreamException {
    String stored = null;
    String formula = null;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> stored = xml.getElementText();
          case "is" -> stored = WorkbookXml.richText(xml, "is");
          case "f" -> formula = xml.getElementText();
          default -> {
            // Extensions.
          }
        }
      } else if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("c")) {
        break;
      } else if (event == XMLStreamReader.END_DOCUMENT) {
        throw new XMLStreamException("a cell of row " + number + " has no end");
      }
    }
    if (formula != null && !hasResult(stored, type)) {
      fault(
          column,
          "a formula (="
              + CellValues.shortened(formula)
              + ") without a stored result."
              + " Open the file in Excel or LibreOffice, save it, and run again");
    } else if (stored != null && !stored.isEmpty()) {
      put(column, value(column, stored, type));
      formulas += formula == null || faultyColumn == column ? 0 : 1;
    }
  }

  /**
   * Whether a formula's stored result is one. An empty text is; and a workbook that is to be
   * calculated anew was written by a program that does not calculate: it stores zeros (XlsxWriter).
   */
  private boolean hasResult(String stored, String type) {
    if (stored == null || (stored.isEmpty() && !"str".equals(type))) {
      return false;
    }
    return !(recalculated && (type == null || type.equals("n")) && stored.equals("0"));
  }

  private Object value(int column, String stored, String type) throws XMLStreamException {
    if (type == null) {
      return CellValues.number(stored);
    }
    return switch (type) {
      case "s" -> texts.get(stored);
      case "n" -> CellValues.number(stored);
      case "inlineStr" -> stored;
      case "str" -> CellValues.unescaped(stored);
      // A date in the form of ISO 8601.
      case "d" -> CellValues.text(stored);
      case "b" -> stored.equals("1") || stored.equals("true") ? "TRUE" : "FALSE";
      case "e" -> fault(column, "the cell holds the error " + CellValues.shortened(stored));
      default -> fault(column, "a cell of the unknown type " + CellValues.shortened(type));
    };
  }

  private Object fault(int column, String reason) {
    if (faultyColumn < 0) {
      faultyColumn = column;
      fault = reason;
    }
    return null;
  }

  private void put(int column, Object value) {
    if (value != null) {
      if (column >= values.length) {
        values = Arrays.copyOf(values, Math.max(column + 1, 2 * values.length));
      }
      values[column] = value;
      width = Math.max(width, column + 1);
    }
  }

  private static int rowNumber(String stated) throws XMLStreamException {
    int row = Digits.read(stated);
    if (row < 0) {
      throw new XMLStreamException("row number " + CellValues.shortened(stated));
    }
    return row;
  }

  private static int column(String reference) throws XMLStreamException {
    int column = 0;
    int i = 0;
    while (i < reference.length() && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z') {
      column = 26 * column + reference.charAt(i++) - 'A' + 1;
      if (column > MOST_COLUMNS) {
        throw new XMLStreamException("a cell beyond column " + MOST_COLUMNS);
      }
    }
    if (column == 0) {
      throw new XMLStreamException("cell reference " + CellValues.shortened(reference));
    }
    return column - 1;
  }
}
