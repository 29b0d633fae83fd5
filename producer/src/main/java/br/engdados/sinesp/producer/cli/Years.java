package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.source.remote.WantedFiles;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Years as people write them: {@code 2023}, {@code 2015-2025}, {@code 2015,2019-2021}. */
final class Years {
  private static final Pattern PART = Pattern.compile("\\s*(\\d{4})(?:\\s*-\\s*(\\d{4}))?\\s*");

  private Years() {}

  /**
   * Reads them.
   *
   * @param text null or blank for all years from the first to {@code now}
   * @param now the latest year that can be asked for
   * @throws IllegalArgumentException if the text is no years, or years outside the published ones
   */
  static SortedSet<Integer> parse(String text, int now) {
    String all = WantedFiles.FIRST_YEAR + "-" + now;
    SortedSet<Integer> years = new TreeSet<>();
    for (String part : (text == null || text.isBlank() ? all : text).split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "--years: \"" + text + "\" is not a list of years such as 2015-2025 or 2015,2023");
      }
      int first = Integer.parseInt(matcher.group(1));
      int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
      if (first < WantedFiles.FIRST_YEAR || last > now || first > last) {
        throw new IllegalArgumentException(
            "--years: "
                + part.strip()
                + " is not within "
                + all
                + ", where the ministry's workbooks can be");
      }
      for (int year = first; year <= last; year++) {
        years.add(year);
      }
    }
    return years;
  }
}
