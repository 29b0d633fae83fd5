package br.engdados.sinesp.painel.web.page;

import java.util.Locale;

/** The languages that the page speaks. */
public enum Language {
  /** Brazilian Portuguese, the page's own. */
  PORTUGUESE("pt-BR"),
  /** English, with {@code lang=en} in the address. */
  ENGLISH("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /**
   * Finds the language of an address.
   *
   * @param parameter the value of {@code lang}, or null
   * @return English for {@code en}, else Portuguese
   */
  public static Language ofParameter(String parameter) {
    return "en".equals(parameter) ? ENGLISH : PORTUGUESE;
  }

  /**
   * Gives the language's tag.
   *
   * @return a tag by BCP 47, which is also the name of the file with the texts
   */
  public String tag() {
    return tag;
  }

  /**
   * Gives the other language of the two.
   *
   * @return the language that the page's switch leads to
   */
  public Language other() {
    return this == ENGLISH ? PORTUGUESE : ENGLISH;
  }

  /**
   * Gives the locale, for numbers and months.
   *
   * @return the locale of the language
   */
  public Locale locale() {
    return Locale.forLanguageTag(this == ENGLISH ? "en-US" : tag);
  }
}
