package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header row of a CSV, which also tells the separator: it is the one that parts a row into the
 * names of known columns.
 *
 * @param separator what stands between cells
 * @param row the header's number among the rows of the file, from 1
 * @param cells how many it has
 * @param named how many it has up to the last that is not blank
 * @param layout what it says
 */
record CsvHeader(char separator, int row, int cells, int named, Layout layout) {
  private static final String SEPARATORS = ",;\t|";
  // Excel writes no such line, but takes its separator from one that others wrote, and hides it.
  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("\"?sep=([^\\p{Alnum}\"\\s]|\t)\"?[,;\t|]*", Pattern.CASE_INSENSITIVE);

  /** What came of one separator: a header, or an error and how many cells it has made of a row. */
  private record Attempt(CsvHeader header, InputException error, int widest) {}

  /**
   * Looks for the header in the first rows.
   *
   * @param file the file, for messages
   * @param text its text, of which nothing is taken but a line that names the separator
   * @param mapping which headers mean what
   * @param notes is told of a header that is not in the first row
   * @return the header
   * @throws InputException if there is none, or the file is no CSV
   * @throws IOException if reading fails
   */
  static CsvHeader find(SourceFile file, EncodedText text, ColumnMapping mapping, Notes notes)
      throws IOException {
    String start = text.start();
    Format.refuseForeign(file, start.getBytes(StandardCharsets.UTF_8));
    String firstLine = firstLine(file, start);
    Matcher separatorLine = SEPARATOR_LINE.matcher(firstLine);
    boolean declared = separatorLine.matches();
    if (declared) {
      // A blank row stays in its place: rows count as the user's editor counts them.
      text.drop(firstLine.length());
      start = start.substring(firstLine.length());
    }
    CsvHeader found = null;
    Attempt nearest = null;
    for (char separator : candidates(declared ? separatorLine.group(1) : "")) {
      HeaderSearch search = new HeaderSearch(mapping, file.name(), false);
      Attempt attempt = attempt(file, search, start, separator);
      if (attempt.header() != null) {
        found =
            found == null || attempt.header().named() > found.named() ? attempt.header() : found;
      } else if (nearest == null || attempt.widest() > nearest.widest()) {
        nearest = attempt;
      }
    }
    if (found == null) {
      throw text.fault() == null
          ? nearest.error()
          : new InputException(file.name() + ": " + text.fault(), nearest.error());
    }
    if (found.row() > (declared ? 2 : 1)) {
      notes.add(HeaderSearch.note(found.row()));
    }
    return found;
  }

  private static Attempt attempt(
      SourceFile file, HeaderSearch search, String start, char separator) {
    int widest = 0;
    try (CSVReader csv = CsvFile.reader(new StringReader(start), separator)) {
      int filled = 0;
      for (int row = 1; filled < HeaderSearch.MOST_ROWS; row++) {
        String[] cells = csv.readNext();
        if (cells == null) {
          break;
        }
        widest = Math.max(widest, cells.length);
        List<String> headers = cleaned(cells);
        filled += headers.stream().allMatch(Objects::isNull) ? 0 : 1;
        Optional<Layout> layout = search.take(headers);
        if (layout.isPresent()) {
          return new Attempt(of(separator, row, headers, layout.get()), null, widest);
        }
      }
      return new Attempt(null, search.notFound(), widest);
    } catch (InputException e) {
      // Only a row with the names of several columns is refused: this is the separator.
      return new Attempt(null, e, Integer.MAX_VALUE);
    } catch (IOException | CsvException e) {
      InputException open =
          new InputException(
              file.name() + ": no header row: a quote in the first rows is never closed.", e);
      return new Attempt(null, open, widest);
    }
  }

  private static CsvHeader of(char separator, int row, List<String> headers, Layout layout) {
    int named = headers.size();
    while (headers.get(named - 1) == null) {
      named--;
    }
    return new CsvHeader(separator, row, headers.size(), named, layout);
  }

  private static char[] candidates(String declared) {
    return (declared + SEPARATORS.replace(declared, "")).toCharArray();
  }

  /** Strips blanks from headers; blank headers become null. */
  private static List<String> cleaned(String[] cells) {
    List<String> cleaned = new ArrayList<>();
    for (String cell : cells) {
      cleaned.add(CellValues.text(cell));
    }
    return cleaned;
  }

  private static String firstLine(SourceFile file, String start) throws InputException {
    int end = 0;
    while (end < start.length() && start.charAt(end) != '\n' && start.charAt(end) != '\r') {
      end++;
    }
    if (end == EncodedText.START) {
      throw new InputException(
          file.name()
              + ": neither a workbook nor a CSV: no line break in its first "
              + end
              + " characters.");
    }
    return start.substring(0, end);
  }
}
