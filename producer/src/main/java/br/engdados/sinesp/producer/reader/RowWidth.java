package br.engdados.sinesp.producer.reader;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/**
 * Decides whether a row of a CSV with more or fewer cells than the header can still be told into
 * columns. Many programs leave delimiters away at the end of a line, or write too many; but a row
 * may also be cut off, or moved by a separator that stands in a cell without quotes, and must then
 * not be read under the wrong columns.
 */
final class RowWidth {
  /** Columns that are blank in no row of any edition, so that none of them is left away. */
  private static final Set<Field> NEVER_BLANK =
      EnumSet.of(
          Field.UF,
          Field.MUNICIPIO,
          Field.EVENTO,
          Field.DATA_REFERENCIA,
          Field.ABRANGENCIA,
          Field.ANO,
          Field.MES);

  private static final Set<Field> MEASURES =
      EnumSet.of(
          Field.FEMININO,
          Field.MASCULINO,
          Field.NAO_INFORMADO,
          Field.TOTAL_VITIMA,
          Field.TOTAL,
          Field.TOTAL_PESO);

  private final CsvHeader header;
  private final boolean bodyShowsMoves;
  private int widthBefore;
  private long shorter;
  private long longer;

  RowWidth(CsvHeader header) {
    this.header = header;
    this.widthBefore = header.cells();
    this.bodyShowsMoves = bodyIsBehindMeasures(header.layout());
  }

  /**
   * Takes a row.
   *
   * @param cells the row's, in a number that is not the header's
   * @param cutOff whether the file ends within the row's last line
   * @return why the row cannot be read, or null if what is missing is blank and what is too much
   *     passed over
   */
  String fault(String[] cells, boolean cutOff) {
    String fault =
        cells.length < header.cells() ? faultOfShorter(cells, cutOff) : faultOfLonger(cells);
    widthBefore = cells.length;
    if (fault != null) {
      return "%d cells where the header has %d%s".formatted(cells.length, header.cells(), fault);
    }
    if (cells.length < header.named()) {
      shorter++;
    } else if (cells.length > header.cells()) {
      longer++;
    }
    return null;
  }

  /** Tells a row that has the header's number of cells but holds them in the wrong columns. */
  static boolean isMoved(Object abrangencia) {
    // A decimal comma without quotes in a file with commas moves a number to where the body is.
    return abrangencia instanceof String body && Character.isDigit(body.charAt(0));
  }

  /** Says how many rows were read in spite of their width. */
  void note(Notes notes) {
    if (shorter > 0) {
      notes.add(shorter + " rows without delimiters at their end: what is missing is blank");
    }
    if (longer > 0) {
      notes.add(longer + " rows with delimiters too many at their end: nothing is behind them");
    }
  }

  private String faultOfShorter(String[] cells, boolean cutOff) {
    if (cutOff && cells.length < widthBefore) {
      return ": the file ends within this row";
    }
    return NEVER_BLANK.stream()
        .filter(field -> indexOf(header.layout(), field) >= cells.length)
        .min(Comparator.comparingInt(field -> indexOf(header.layout(), field)))
        .map(field -> ": cut off before " + header.layout().headerOf(field))
        .orElse(null);
  }

  private String faultOfLonger(String[] cells) {
    for (int i = header.named(); i < cells.length; i++) {
      if (CellValues.text(cells[i]) != null) {
        return ", and what is behind the last is not blank";
      }
    }
    // Behind a comma within a number every cell is moved by one, the last of them perhaps blank.
    if (header.separator() == ',' && !(bodyShowsMoves && hasBody(cells))) {
      return ": a comma too many at its end, or in a number without quotes";
    }
    return null;
  }

  private boolean hasBody(String[] cells) {
    return CellValues.text(cells[indexOf(header.layout(), Field.ABRANGENCIA)]) != null;
  }

  private static boolean bodyIsBehindMeasures(Layout layout) {
    int body = indexOf(layout, Field.ABRANGENCIA);
    return body >= 0 && MEASURES.stream().allMatch(measure -> indexOf(layout, measure) < body);
  }

  /** Gives the place of a field's column, or -1 where the file has none. */
  private static int indexOf(Layout layout, Field field) {
    Layout.Column column = layout.columns().get(field);
    return column == null ? -1 : column.index();
  }
}
