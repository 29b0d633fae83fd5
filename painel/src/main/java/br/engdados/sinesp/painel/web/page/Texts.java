package br.engdados.sinesp.painel.web.page;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page's texts in one language, from {@code pagina/i18n/}. */
final class Texts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  private final JsonNode root;

  private Texts(JsonNode root) {
    this.root = root;
  }

  static Texts load(Language language) {
    String name = Assets.FOLDER + "i18n/" + language.tag() + ".json";
    try (InputStream in = Texts.class.getResourceAsStream(name)) {
      return new Texts(JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("the texts " + name + " cannot be read", e);
    }
  }

  /**
   * Gives a text.
   *
   * @param path its path, such as {@code form.event}
   * @param values names and values in turn, put where the text has the name in braces
   * @return the text
   * @throws IllegalArgumentException if there is no such text or value
   */
  String get(String path, Object... values) {
    return fill(path, UnaryOperator.identity(), values);
  }

  /** Gives a text that is HTML; as {@link #get}, but the values are escaped. */
  String html(String path, Object... values) {
    return fill(path, Texts::escape, values);
  }

  boolean has(String path) {
    return at(path).isTextual();
  }

  JsonNode at(String path) {
    return root.at("/" + path.replace('.', '/'));
  }

  Map<String, Object> asMap() {
    return JSON.convertValue(root, new TypeReference<Map<String, Object>>() {});
  }

  private String fill(String path, UnaryOperator<String> escape, Object... values) {
    JsonNode text = at(path);
    if (!text.isTextual()) {
      throw new IllegalArgumentException("no text " + path);
    }
    return PLACEHOLDER
        .matcher(text.textValue())
        .replaceAll(found -> Matcher.quoteReplacement(escape.apply(value(found, values))));
  }

  private static String value(MatchResult found, Object... values) {
    for (int i = 0; i < values.length; i += 2) {
      if (found.group(1).equals(values[i])) {
        return String.valueOf(values[i + 1]);
      }
    }
    throw new IllegalArgumentException("no value for " + found.group());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
