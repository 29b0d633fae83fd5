package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.InputException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks for the header among the first rows of a table: a title and blank rows may stand above it.
 * A row that has some of the columns, but not all that are needed, ends the search with the error:
 * what is below such a header must not be passed over as a title.
 */
final class HeaderSearch {
  /** How many rows are looked at. */
  static final int MOST_ROWS = 30;

  /** A row with so many known headers is a header, not a title that happens to use such a word. */
  private static final int CERTAIN = 3;

  private static final int LONGEST_FOUND = 500;

  private final ColumnMapping mapping;
  private final String where;
  private final boolean date1904;
  private List<String> firstCells;
  private HeaderMatch.Unknown firstMatch;

  /**
   * Begins.
   *
   * @param mapping which headers mean what
   * @param where the file, and the sheet if any, for messages
   * @param date1904 see {@link Layout#date1904}
   */
  HeaderSearch(ColumnMapping mapping, String where, boolean date1904) {
    this.mapping = mapping;
    this.where = where;
    this.date1904 = date1904;
  }

  /**
   * Looks at the next row.
   *
   * @param cells as published; null for a blank cell
   * @return the layout, if this is the header
   * @throws InputException if this is a header under which the table cannot be read
   */
  Optional<Layout> take(List<String> cells) throws InputException {
    if (cells.stream().allMatch(Objects::isNull)) {
      return Optional.empty();
    }
    HeaderMatch match = mapping.match(cells, date1904);
    if (match instanceof HeaderMatch.Known known) {
      return Optional.of(known.layout());
    }
    if (match instanceof HeaderMatch.Faulty faulty) {
      throw new InputException(where + ": " + faulty.fault());
    }
    HeaderMatch.Unknown unknown = (HeaderMatch.Unknown) match;
    if (unknown.found() >= CERTAIN) {
      throw missing("", unknown, cells);
    }
    if (firstCells == null) {
      firstCells = cells;
      firstMatch = unknown;
    }
    return Optional.empty();
  }

  /** Gives the error of a table in which no row was the header. */
  InputException notFound() {
    return firstCells == null
        ? new InputException(where + ": no header row and no other row either.")
        : missing("no header row among the first " + MOST_ROWS + " rows; ", firstMatch, firstCells);
  }

  /** Says where the header was found, which is worth a note unless it was the first row. */
  static String note(int row) {
    return "header found in row " + row;
  }

  private InputException missing(String before, HeaderMatch.Unknown match, List<String> cells) {
    return new InputException(
        "%s: %sno column %s, which %s needs. Found: %s."
            .formatted(
                where,
                before,
                String.join(", ", match.missing()),
                match.nearest().id(),
                found(cells)));
  }

  private static String found(List<String> cells) {
    String joined =
        cells.stream()
            .filter(Objects::nonNull)
            .map(cell -> cell.replaceAll("\\s+", " "))
            .collect(Collectors.joining(", "));
    return joined.length() > LONGEST_FOUND ? joined.substring(0, LONGEST_FOUND) + "…" : joined;
  }
}
