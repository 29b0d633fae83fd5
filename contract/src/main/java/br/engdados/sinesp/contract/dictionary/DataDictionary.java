package br.engdados.sinesp.contract.dictionary;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.Column;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;

/** The meaning of the data in one language. */
public final class DataDictionary {

  private final Properties words;
  private final Language language;

  private DataDictionary(Properties words, Language language) {
    this.words = words;
    this.language = language;
  }

  /** A language of the dictionary. */
  public enum Language {
    /** English. */
    ENGLISH("en"),
    /** Brazilian Portuguese. */
    PORTUGUESE("pt-BR");

    private final String code;

    Language(String code) {
      this.code = code;
    }

    /** Gives the language's tag (BCP 47), such as {@code pt-BR}. */
    public String code() {
      return code;
    }
  }

  /**
   * Reads the words that this module carries.
   *
   * @param language of which language
   * @return the dictionary
   */
  public static DataDictionary in(Language language) {
    Properties words = new Properties();
    String file = language.code() + ".properties";
    try (InputStream bytes = DataDictionary.class.getResourceAsStream(file);
        Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      words.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    return new DataDictionary(words, language);
  }

  /** Gives the language of the words. */
  public Language language() {
    return language;
  }

  /** Says what a column holds, in a sentence or two. */
  public String column(Column column) {
    return word("column." + column.name());
  }

  /** Says what a dataset is. */
  public String dataset(Dataset dataset) {
    return word("dataset." + dataset.id());
  }

  /** Says what a row of a granularity stands for. */
  public String granularidade(Granularidade granularidade) {
    return word("granularidade." + granularidade.code());
  }

  /**
   * Lists what whoever uses the figures must know.
   *
   * @return a sentence or two each, the most important first
   */
  public List<String> caveats() {
    return IntStream.iterate(1, i -> words.containsKey("caveat." + i), i -> i + 1)
        .mapToObj(i -> word("caveat." + i))
        .toList();
  }

  /**
   * Gives another text.
   *
   * @param key its key, such as {@code citation}
   * @throws IllegalArgumentException if there is none
   */
  public String word(String key) {
    String word = words.getProperty(key);
    if (word == null) {
      throw new IllegalArgumentException(language.code() + ".properties lacks " + key);
    }
    return word;
  }

  /** Lists the keys of all words. */
  Set<String> keys() {
    return words.stringPropertyNames();
  }
}
