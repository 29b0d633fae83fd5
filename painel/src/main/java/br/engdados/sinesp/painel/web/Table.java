package br.engdados.sinesp.painel.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * An answer as rows: what CSV and XLSX are made of. Cells are numbers, texts, booleans or null for
 * blank.
 *
 * @param columns the columns' names
 * @param rows the rows, each as long as the columns
 */
record Table(List<String> columns, List<List<Object>> rows) {
  Table {
    columns = List.copyOf(columns);
    rows = Collections.unmodifiableList(rows);
  }

  static Table of(String... columns) {
    return new Table(List.of(columns), List.of());
  }

  /** Makes one with more rows. */
  <T> Table with(List<T> items, RowMaker<T> maker) {
    List<List<Object>> longer = new ArrayList<>(rows);
    items.forEach(item -> longer.add(Arrays.asList(maker.cells(item))));
    return new Table(columns, longer);
  }

  /** Makes the cells of a row. */
  interface RowMaker<T> {
    Object[] cells(T item);
  }
}
