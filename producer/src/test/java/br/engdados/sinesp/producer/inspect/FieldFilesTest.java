package br.engdados.sinesp.producer.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import br.engdados.sinesp.contract.occurrence.OptionalField;
import br.engdados.sinesp.producer.inspect.FileInspection.MeasureCount;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.reader.ColumnMapping;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Limits;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files in forms that people really have, each with what is right about it beside it; the folder's
 * README says how to read the expectations.
 */
final class FieldFilesTest {
  private static final String ENDING = ".expected.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What came of a file: its inspection and report, or the error it was refused with. */
  private record Outcome(FileInspection found, JsonNode report, String error) {
    /** All that a person gets to read. */
    String told() {
      return error != null ? error : report.toString();
    }
  }

  @Test
  void theFilesAreHere() {
    assumeTrue(folder() != null, "skipped: ../shared/field is not here");
    assertThat(files()).isNotEmpty();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("files")
  void theFileIsReadAsExpectedOrRefused(String name) throws Exception {
    JsonNode expected = JSON.readTree(folder().resolve(name + ENDING).toFile());
    Outcome outcome = outcome(folder().resolve(name));
    switch (expected.get("outcome").asText()) {
      case "rows" -> rows(outcome, expected);
      case "rows_or_error" -> rowsOr(outcome, expected, false, true);
      case "rows_or_rejected" -> rowsOr(outcome, expected, true, false);
      case "rows_or_rejected_or_error" -> rowsOr(outcome, expected, true, true);
      case "rejected_at_least" -> rejectedAtLeast(outcome, expected);
      case "error" -> refusal(outcome, expected);
      case "says" -> says(outcome, expected);
      case "refused_or" -> refusedOr(outcome, expected);
      default -> fail("unknown outcome in " + name + ENDING);
    }
  }

  private static void rowsOr(
      Outcome outcome, JsonNode expected, boolean rejection, boolean refusal) {
    if (outcome.error() != null && refusal) {
      refusal(outcome, expected);
    } else if (rejection && outcome.error() == null && outcome.found().rejected() > 0) {
      assertThat(outcome.found().rejected()).isEqualTo(expected.get("rejected").asLong());
      assertThat(outcome.found().rejectedExamples()).allMatch(row -> !row.reason().isBlank());
    } else {
      rows(outcome, expected.get("rows"));
    }
  }

  private static void rows(Outcome outcome, JsonNode expected) {
    assertThat(outcome.error()).isNull();
    FileInspection found = outcome.found();
    String dataset = expected.get("dataset").asText();
    assertThat(found.datasets()).containsExactly(dataset);
    assertThat(found.rejected()).isEqualTo(expected.get("rejected").asLong());
    assertThat(found.read() - found.rejected()).isEqualTo(expected.get("accepted").asLong());
    assertThat(outcome.report().get("granularidade")).isEqualTo(expected.get("destinations"));
    assertThat(outcome.report().get("months")).isEqualTo(expected.get("months"));
    for (OptionalField field : OptionalField.values()) {
      String column = field.column();
      if (expected.get("sums").has(column)) {
        MeasureCount count = found.measures().get(dataset).get(field);
        assertThat(count.sum)
            .as("sum of " + column)
            .isEqualByComparingTo(new BigDecimal(expected.get("sums").get(column).asText()));
        assertThat(count.blanks)
            .as("blanks of " + column)
            .isEqualTo(expected.get("blanks").get(column).asLong());
      }
    }
    if (expected.has("unknown_municipalities")) {
      assertThat(found.observations().unknownMunicipalities())
          .hasSize(expected.get("unknown_municipalities").asInt());
    }
  }

  private static void rejectedAtLeast(Outcome outcome, JsonNode expected) {
    assertThat(outcome.error()).isNull();
    FileInspection found = outcome.found();
    assertThat(found.rejected()).isGreaterThanOrEqualTo(expected.get("rejected").asLong());
    assertThat(found.rejectedExamples()).allMatch(row -> !row.reason().isBlank());
    List<Long> accepted = new ArrayList<>();
    expected.get("accepted").forEach(count -> accepted.add(count.asLong()));
    assertThat(accepted).contains(found.read() - found.rejected());
  }

  private static void refusal(Outcome outcome, JsonNode expected) {
    assertThat(outcome.error()).as("a refusal").isNotNull();
    JsonNode words = expected.get("says_one_of");
    if (words != null) {
      String told = outcome.error().toLowerCase(Locale.ROOT);
      assertThat(words).anyMatch(word -> told.contains(word.asText().toLowerCase(Locale.ROOT)));
    }
  }

  private static void says(Outcome outcome, JsonNode expected) {
    String told = outcome.told();
    assertThat(expected.get("says")).anyMatch(word -> told.contains(word.asText()));
    assertThat(expected.get("all_of")).allMatch(word -> told.contains(word.asText()));
  }

  private static void refusedOr(Outcome outcome, JsonNode expected) {
    if (outcome.error() == null) {
      assertThat(outcome.report().get(expected.get("key").asText())).isNotEmpty();
      assertThat(outcome.report().get("granularidade")).isEqualTo(expected.get("destinations"));
    }
  }

  private static Outcome outcome(Path path) throws IOException, InterruptedException {
    DataFiles files = new DataFiles(ColumnMapping.load(), Limits.DEFAULT);
    try {
      FileInspection found = FileInspection.of(SourceFile.of(path), files, Reference.load());
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
        new InspectionReport(found).printJson(out);
      }
      return new Outcome(found, JSON.readTree(printed.toByteArray()), null);
    } catch (InputException e) {
      return new Outcome(null, null, e.getMessage());
    }
  }

  static List<String> files() {
    Path folder = folder();
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    return Stream.of("../shared/field", "../../shared/field", "../../../shared/field")
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(null);
  }
}
