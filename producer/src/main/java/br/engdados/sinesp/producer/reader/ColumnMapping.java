package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.reference.TextFolding;
import br.engdados.sinesp.producer.source.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Which header names mean which field, for each dataset: the resource {@code columns.csv}. It
 * serves all readers. Headers are compared folded, so case and accents do not matter.
 */
public final class ColumnMapping {
  private static final String RESOURCE = "columns.csv";

  /** Whether a file can do without a column. */
  private enum Need {
    /** No: without it the file is refused. */
    REQUIRED,
    /** Yes, with blanks in its place, but that is told. */
    EXPECTED,
    /** Yes: some editions never had it. */
    OPTIONAL
  }

  private record Entry(Field field, Need need, List<String> headers) {}

  private final Map<Dataset, List<Entry>> entries = new EnumMap<>(Dataset.class);

  private ColumnMapping(List<String> lines) {
    for (String line : lines) {
      String[] cells = line.split(";", -1);
      List<String> headers = Arrays.stream(cells[3].split("\\|")).map(ColumnMapping::key).toList();
      entries
          .computeIfAbsent(Dataset.ofId(cells[0]), dataset -> new ArrayList<>())
          .add(
              new Entry(
                  Field.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                  Need.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                  headers));
    }
  }

  /**
   * Reads the table that this module carries.
   *
   * @return the mapping
   */
  public static ColumnMapping load() {
    try (InputStream stream = ColumnMapping.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return new ColumnMapping(lines.lines().skip(1).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the bundled table " + RESOURCE, e);
    }
  }

  /**
   * Recognises the dataset by its headers.
   *
   * @param headers the row as published; null for a blank cell
   * @param date1904 see {@link Layout#date1904}
   * @return the layout of the dataset whose necessary columns are all there, or what is missing
   *     from the nearest one
   */
  HeaderMatch match(List<String> headers, boolean date1904) {
    Map<String, Integer> indexByHeader = new HashMap<>();
    Set<Integer> repeated = new HashSet<>();
    for (int i = 0; i < headers.size(); i++) {
      String folded = key(headers.get(i));
      if (!folded.isEmpty() && indexByHeader.putIfAbsent(folded, i) != null) {
        repeated.add(indexByHeader.get(folded));
      }
    }
    HeaderMatch.Unknown nearest = null;
    for (Map.Entry<Dataset, List<Entry>> candidate : entries.entrySet()) {
      Map<Field, Layout.Column> columns = new EnumMap<>(Field.class);
      List<String> missing = find(candidate.getValue(), headers, indexByHeader, columns);
      if (missing.isEmpty()) {
        return fault(columns, repeated)
            .or(() -> mistyped(candidate.getValue(), headers, columns))
            .<HeaderMatch>map(HeaderMatch.Faulty::new)
            .orElseGet(
                () ->
                    new HeaderMatch.Known(
                        new Layout(
                            candidate.getKey(),
                            columns,
                            ignored(headers, columns),
                            absent(candidate.getValue(), columns),
                            date1904)));
      }
      if (nearest == null || columns.size() > nearest.found()) {
        nearest = new HeaderMatch.Unknown(candidate.getKey(), missing, columns.size());
      }
    }
    return nearest;
  }

  /**
   * Recognises the dataset by the headers of a row that must be the header.
   *
   * @param where the file, and the sheet if any, for the message
   * @param headers as for {@link #match}
   * @param date1904 as for {@link #match}
   * @return the layout
   * @throws InputException if there is none, naming what is missing
   */
  Layout layout(String where, List<String> headers, boolean date1904) throws InputException {
    HeaderSearch search = new HeaderSearch(this, where, date1904);
    return search.take(headers).orElseThrow(search::notFound);
  }

  private static List<String> find(
      List<Entry> wanted,
      List<String> headers,
      Map<String, Integer> indexByHeader,
      Map<Field, Layout.Column> columns) {
    List<String> missing = new ArrayList<>();
    for (Entry entry : wanted) {
      entry.headers().stream()
          .filter(indexByHeader::containsKey)
          .findFirst()
          .map(indexByHeader::get)
          .ifPresent(
              index -> columns.put(entry.field(), new Layout.Column(index, headers.get(index))));
      if (entry.need() == Need.REQUIRED && !columns.containsKey(entry.field())) {
        missing.add(entry.field().column());
      }
    }
    return missing;
  }

  /**
   * Of a column that is needed, two would have to be chosen from; of any other it does not matter.
   */
  private static Optional<String> fault(Map<Field, Layout.Column> columns, Set<Integer> repeated) {
    for (Layout.Column column : columns.values()) {
      if (repeated.contains(column.index())) {
        return Optional.of(
            "the column '"
                + column.header()
                + "' is there twice. Remove or rename one of the two.");
      }
    }
    // A file whose measures have all gone under other names must not blank what is published.
    boolean measured =
        columns.containsKey(Field.TOTAL)
            || columns.containsKey(Field.TOTAL_VITIMA)
            || columns.containsKey(Field.TOTAL_PESO);
    return measured
        ? Optional.empty()
        : Optional.of(
            "none of the columns total, total_vitima and total_peso. Nothing to publish.");
  }

  /** Folds a header; a line break may have come between the words of {@code data_referencia}. */
  private static String key(String header) {
    return header == null ? "" : TextFolding.fold(header.replace('_', ' '));
  }

  /** A column that is not there, and another beside it that is nearly called so. */
  private static Optional<String> mistyped(
      List<Entry> wanted, List<String> headers, Map<Field, Layout.Column> columns) {
    for (Entry entry : wanted) {
      if (entry.need() == Need.EXPECTED && !columns.containsKey(entry.field())) {
        for (String ignored : ignored(headers, columns)) {
          if (entry.headers().stream().anyMatch(known -> isNear(known, key(ignored)))) {
            return Optional.of(
                "no column %s, but one named '%s'. Correct its name, or take the column out."
                    .formatted(entry.field().column(), ignored));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNear(String known, String header) {
    int distance = LevenshteinDistance.getDefaultInstance().apply(known, header);
    return distance <= Math.min(2, known.length() / 4);
  }

  private static List<String> absent(List<Entry> wanted, Map<Field, Layout.Column> columns) {
    return wanted.stream()
        .filter(entry -> entry.need() == Need.EXPECTED && !columns.containsKey(entry.field()))
        .map(entry -> entry.field().column())
        .toList();
  }

  private static List<String> ignored(List<String> headers, Map<Field, Layout.Column> columns) {
    List<Integer> taken = columns.values().stream().map(Layout.Column::index).toList();
    List<String> ignored = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      if (headers.get(i) != null && !taken.contains(i)) {
        ignored.add(headers.get(i));
      }
    }
    return ignored;
  }
}
