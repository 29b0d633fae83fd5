package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.contract.occurrence.Dataset;
import java.util.List;

/** What a row of cells is, looked at as the header of a table. */
sealed interface HeaderMatch {
  /**
   * The header of a known dataset.
   *
   * @param layout what it says
   */
  record Known(Layout layout) implements HeaderMatch {}

  /**
   * A header for certain, but the table cannot be read under it.
   *
   * @param fault why, and what to do
   */
  record Faulty(String fault) implements HeaderMatch {}

  /**
   * Not the header of a known dataset.
   *
   * @param nearest the dataset of which most columns are there
   * @param missing the columns that this dataset needs and that are not there
   * @param found how many of its columns are there
   */
  record Unknown(Dataset nearest, List<String> missing, int found) implements HeaderMatch {}
}
