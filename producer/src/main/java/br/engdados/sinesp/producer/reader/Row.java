package br.engdados.sinesp.producer.reader;

/** One row of a file, its cells sorted by field. Immutable once a reader has handed it out. */
public final class Row {
  private final int number;
  private final String sheet;
  private final Object[] cells;
  private final String fault;

  /**
   * Holds a row.
   *
   * @param number its number in the file or sheet, the first row being 1
   * @param sheet the sheet's name, null in a CSV
   * @param cells by {@link Field#slot}; the row keeps the array
   */
  Row(int number, String sheet, Object[] cells) {
    this(number, sheet, cells, null);
  }

  private Row(int number, String sheet, Object[] cells, String fault) {
    this.number = number;
    this.sheet = sheet;
    this.cells = cells;
    this.fault = fault;
  }

  /** Holds a row that cannot be told into cells. */
  static Row faulty(int number, String sheet, String fault) {
    return new Row(number, sheet, new Object[Field.count()], fault);
  }

  /**
   * Tells why the row could not be read.
   *
   * @return the reason, or null for a sound row
   */
  public String fault() {
    return fault;
  }

  /**
   * Gives the row's number.
   *
   * @return its number in the file or sheet, the first row being 1
   */
  public int number() {
    return number;
  }

  /**
   * Gives the row's place for messages.
   *
   * @return such as {@code 17}, or {@code SP!17} in a workbook of several sheets
   */
  public String position() {
    return sheet == null ? Integer.toString(number) : sheet + "!" + number;
  }

  /**
   * Gives a cell.
   *
   * @param field which
   * @return text (not blank, ends stripped), an Integer or a Double for a numeric cell of a
   *     workbook, or null where the cell is blank or the column missing
   */
  public Object cell(Field field) {
    return cells[field.slot()];
  }
}
