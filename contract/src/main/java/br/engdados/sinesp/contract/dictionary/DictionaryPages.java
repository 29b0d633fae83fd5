package br.engdados.sinesp.contract.dictionary;

import br.engdados.sinesp.contract.dictionary.DataDictionary.Language;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.reference.KnownEvents;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The documentation's pages {@code dictionary.md} and {@code pt-BR/dicionario.md}. */
public final class DictionaryPages {
  private final Path docs;

  /**
   * Takes the folder.
   *
   * @param docs the documentation's folder
   */
  public DictionaryPages(Path docs) {
    this.docs = docs;
  }

  /**
   * Writes both pages: {@code make docs}.
   *
   * @param arguments the documentation's folder
   * @throws IOException if a page cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<Path, String> page :
        new DictionaryPages(Path.of(arguments[0])).all().entrySet()) {
      Files.writeString(page.getKey(), page.getValue());
    }
  }

  /**
   * Gives the pages as they must be.
   *
   * @return the text of each page by its file
   */
  public Map<Path, String> all() {
    Map<Path, String> pages = new LinkedHashMap<>();
    pages.put(docs.resolve("dictionary.md"), page(Language.ENGLISH));
    pages.put(docs.resolve("pt-BR").resolve("dicionario.md"), page(Language.PORTUGUESE));
    return pages;
  }

  private static String page(Language language) {
    DataDictionary words = DataDictionary.in(language);
    StringBuilder text = new StringBuilder();
    text.append("# ").append(words.word("page.title")).append("\n\n");
    text.append(words.word("page.introduction")).append('\n');
    heading(text, words, "caveats");
    words.caveats().forEach(caveat -> text.append("- ").append(caveat).append('\n'));
    heading(text, words, "columns");
    columns(text, words);
    heading(text, words, "tables");
    tables(text, words);
    heading(text, words, "datasets");
    for (Dataset dataset : Dataset.values()) {
      text.append("- `%s`: %s\n".formatted(dataset.id(), words.dataset(dataset)));
    }
    heading(text, words, "events");
    text.append(words.word("page.events.introduction")).append("\n\n");
    Collator collator = Collator.getInstance(Locale.forLanguageTag("pt-BR"));
    KnownEvents.load().all().stream()
        .sorted(collator)
        .forEach(event -> text.append("- ").append(event).append('\n'));
    return text.toString();
  }

  private static void heading(StringBuilder text, DataDictionary words, String key) {
    text.append("\n## ").append(words.word("page." + key)).append("\n\n");
  }

  private static void columns(StringBuilder text, DataDictionary words) {
    row(
        text,
        List.of(
            words.word("page.column"),
            "Cassandra",
            "Parquet",
            "JSON, CSV",
            words.word("page.meaning")));
    row(text, List.of("---", "---", "---", "---", "---"));
    // The municipal table has all the columns that the others have, and two more.
    for (Column column : OccurrenceTable.MUNICIPIO.columns()) {
      String name = "`" + column.name() + "`";
      row(
          text,
          List.of(
              name,
              column.cqlType(),
              FileType.of(column).parquet(),
              FileType.of(column).text(),
              words.column(column)));
    }
  }

  private static void tables(StringBuilder text, DataDictionary words) {
    for (Granularidade granularidade : Granularidade.values()) {
      OccurrenceTable table = OccurrenceTable.of(granularidade);
      text.append(
          "- `%s`, %s `%s`: %s %s `((%s), %s)`.\n"
              .formatted(
                  table.name(),
                  "granularidade",
                  granularidade.code(),
                  words.granularidade(granularidade),
                  words.word("page.key"),
                  String.join(", ", table.partitionKey()),
                  String.join(", ", table.clusteringKey())));
    }
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }
}
