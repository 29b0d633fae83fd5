package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.contract.occurrence.Dataset;
import java.util.List;
import java.util.Map;

/**
 * What the header row of a table says.
 *
 * @param dataset the dataset, recognised by the headers
 * @param columns the position of each field's column, from 0, and its published header
 * @param ignored published headers that no field takes
 * @param missing columns that the dataset has and the file has not
 * @param date1904 whether day numbers count from 1904, as workbooks of old Macintoshes do
 */
public record Layout(
    Dataset dataset,
    Map<Field, Column> columns,
    List<String> ignored,
    List<String> missing,
    boolean date1904) {
  /**
   * A column of the file.
   *
   * @param index its position, from 0
   * @param header its header as published
   */
  public record Column(int index, String header) {}

  public Layout {
    columns = Map.copyOf(columns);
    ignored = List.copyOf(ignored);
    missing = List.copyOf(missing);
  }

  /**
   * Names a field as the user knows it.
   *
   * @param field which
   * @return the header as published, or the field's own name where the column is missing
   */
  public String headerOf(Field field) {
    Column column = columns.get(field);
    return column == null ? field.column() : column.header();
  }
}
