package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.tukaani.xz.XZInputStream;

/** The ministry's files, where they lie beside the project; tests on them are skipped elsewhere. */
final class RealFiles {
  private static final Path FOLDER = Program.root().resolve("../shared/sinesp").normalize();

  private RealFiles() {}

  static Path folder() {
    Assumptions.assumeTrue(Files.isDirectory(FOLDER), "skipped: no real files in " + FOLDER);
    return FOLDER;
  }

  static Path file(String name) {
    return folder().resolve(name);
  }

  /** What an independent program counted in a year's file. */
  static JsonNode truth(int year) throws IOException {
    return new ObjectMapper().readTree(file("truth/" + year + ".json").toFile());
  }

  /**
   * Reads the lines of a year's CSV that a test wants, each split into its cells; no quotes occur.
   */
  static List<String[]> rows(int year, Predicate<String[]> wanted) throws IOException {
    List<String[]> rows = new ArrayList<>();
    forEachLine(
        year,
        line -> {
          String[] cells = line.split(",", -1);
          if (wanted.test(cells)) {
            rows.add(cells);
          }
        });
    return rows;
  }

  /** Reads the lines of a year's CSV that a test wants, as they are, without the header. */
  static List<String> lines(int year, Predicate<String> wanted) throws IOException {
    List<String> lines = new ArrayList<>();
    forEachLine(
        year,
        line -> {
          if (wanted.test(line)) {
            lines.add(line);
          }
        });
    return lines;
  }

  private static void forEachLine(int year, Consumer<String> reader) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new XZInputStream(Files.newInputStream(file("bancovde-" + year + ".csv.xz"))),
                StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo(YearlyCsv.HEADER);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        assertThat(line.indexOf('"')).as(line).isNegative();
        reader.accept(line);
      }
    }
  }
}
