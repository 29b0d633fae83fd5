package br.engdados.sinesp.producer.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The merged cells of a worksheet: only the first cell of a range has a value, the others are
 * stored blank, though a person sees the value over them all.
 */
final class MergedCells {
  private static final Pattern RANGE =
      Pattern.compile("\\$?([A-Z]+)\\$?(\\d+):\\$?([A-Z]+)\\$?(\\d+)");
  private static final int MOST = 100_000;
  private static final int MOST_COLUMNS = 1000;

  /** By column: first row of a range, and the last. */
  private final Map<Integer, TreeMap<Integer, Integer>> covered = new HashMap<>();

  private MergedCells() {}

  /**
   * Reads a sheet to its end.
   *
   * @param workbook where the sheet is
   * @param sheet which
   * @param headerRow ranges that end in or above it are passed over
   */
  static MergedCells read(WorkbookPackage workbook, WorkbookPackage.Sheet sheet, int headerRow)
      throws IOException, XMLStreamException {
    MergedCells merged = new MergedCells();
    int count = 0;
    try (InputStream part = workbook.part(sheet.part())) {
      XMLStreamReader xml = WorkbookXml.reader(part);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("mergeCell")) {
          if (++count > MOST) {
            throw new XMLStreamException("more than " + MOST + " merged ranges");
          }
          merged.add(WorkbookXml.attribute(xml, "ref"), headerRow);
        }
      }
    }
    return merged;
  }

  boolean isEmpty() {
    return covered.isEmpty();
  }

  /**
   * Whether a cell has no value of its own since it is merged with another; both count from 0/1.
   */
  boolean covers(int column, int row) {
    TreeMap<Integer, Integer> ranges = covered.get(column);
    Map.Entry<Integer, Integer> range = ranges == null ? null : ranges.floorEntry(row);
    return range != null && row <= range.getValue();
  }

  private void add(String reference, int headerRow) {
    Matcher range = RANGE.matcher(reference == null ? "" : reference);
    if (!range.matches()) {
      return;
    }
    int firstRow = Digits.read(range.group(2));
    int lastRow = Digits.read(range.group(4));
    if (lastRow <= headerRow) {
      return;
    }
    int firstColumn = column(range.group(1));
    int lastColumn = Math.min(column(range.group(3)), firstColumn + MOST_COLUMNS);
    for (int column = firstColumn; column <= lastColumn; column++) {
      int from = column == firstColumn ? firstRow + 1 : firstRow;
      if (from <= lastRow) {
        covered.computeIfAbsent(column, any -> new TreeMap<>()).merge(from, lastRow, Math::max);
      }
    }
  }

  private static int column(String letters) {
    int column = 0;
    for (int i = 0; i < Math.min(letters.length(), 3); i++) {
      column = 26 * column + letters.charAt(i) - 'A' + 1;
    }
    return column - 1;
  }
}
