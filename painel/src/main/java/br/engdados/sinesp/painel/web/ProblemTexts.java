package br.engdados.sinesp.painel.web;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** What the types of problems point to: a text each. */
final class ProblemTexts {
  private static final Properties TEXTS = load();

  private ProblemTexts() {}

  static Optional<String> of(String code) {
    return Optional.ofNullable(TEXTS.getProperty(code));
  }

  private static Properties load() {
    Properties texts = new Properties();
    try {
      texts.load(
          new StringReader(
              new String(Resource.bytes("problemas.properties"), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
