package br.engdados.sinesp.contract.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads this package's lists: a header line, then cells without quotes, separated by commas. */
final class ReferenceRows {
  private ReferenceRows() {}

  static List<String[]> read(String resource) {
    try (InputStream stream = ReferenceRows.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the bundled list " + resource, e);
    }
  }
}
