package br.engdados.sinesp.consumer.export;

import br.engdados.sinesp.contract.dictionary.DataDictionary;
import br.engdados.sinesp.contract.dictionary.DataDictionary.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** What people read first: what the files are, what must be known, how to cite. */
final class Readme {
  private Readme() {}

  /** Where the text of a language lies within the export. */
  static String path(Language language) {
    return switch (language) {
      case ENGLISH -> "README.md";
      case PORTUGUESE -> "LEIA-ME.md";
    };
  }

  /** Writes the text of a language. */
  static String text(Language language, Instant created, List<Edition> editions) {
    DataDictionary words = DataDictionary.in(language);
    String rows =
        editions.stream()
            .map(
                edition ->
                    "| `%s` | %d | %d | %s |\n"
                        .formatted(
                            edition.dataset(), edition.ano(), edition.rows(), edition.newest()))
            .collect(Collectors.joining());
    String caveats =
        words.caveats().stream().map("- %s\n"::formatted).collect(Collectors.joining());
    return template(path(language))
        .replace("{title}", words.word("title"))
        .replace("{created}", created.truncatedTo(ChronoUnit.SECONDS).toString())
        .replace("{editions}\n", rows)
        .replace("{caveats}\n", caveats)
        .replace("{licence}", words.word("licence"))
        .replace("{attribution}", words.word("attribution"))
        .replace("{citation}", words.word("citation"))
        .replace("{source}", words.word("source"));
  }

  private static String template(String name) {
    try (InputStream in = Readme.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
