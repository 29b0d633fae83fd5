package br.engdados.sinesp.contract.json;

import java.util.function.Function;

/**
 * Remembers what the last text was read as: neighbouring records mostly share it. Not for several
 * threads at once.
 *
 * @param <T> what texts are read as
 */
final class LastRead<T> {
  private final Function<String, T> reader;
  private String lastText;
  private T last;

  LastRead(Function<String, T> reader) {
    this.reader = reader;
  }

  /** Reads a text, or remembers. */
  T of(String text) {
    if (!text.equals(lastText)) {
      last = reader.apply(text);
      lastText = text;
    }
    return last;
  }
}
