package br.engdados.sinesp.painel.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The answers that were given last, by their tag, within a bound of bytes. A tag names edition,
 * question and form, so that nothing in it is ever out of date. For any thread.
 */
final class AnswerCache {
  private static final int MOST_BYTES = 24 << 20;

  /** So that no single answer drives out all others. */
  private static final int LARGEST = 1 << 20;

  private final Map<String, byte[]> answers = new LinkedHashMap<>(256, 0.75f, true);
  private int bytes;

  /**
   * Gives an answer.
   *
   * @param tag its tag
   * @param make makes it where it is not at hand; at the same time by several threads, maybe
   * @return its bytes, which nobody changes
   */
  byte[] get(String tag, Supplier<byte[]> make) {
    synchronized (this) {
      byte[] known = answers.get(tag);
      if (known != null) {
        return known;
      }
    }
    byte[] made = make.get();
    if (made.length <= LARGEST) {
      keep(tag, made);
    }
    return made;
  }

  private synchronized void keep(String tag, byte[] made) {
    if (answers.putIfAbsent(tag, made) == null) {
      bytes += made.length;
    }
    var eldest = answers.entrySet().iterator();
    while (bytes > MOST_BYTES) {
      bytes -= eldest.next().getValue().length;
      eldest.remove();
    }
  }
}
