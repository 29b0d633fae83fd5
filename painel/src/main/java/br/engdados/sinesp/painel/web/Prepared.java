package br.engdados.sinesp.painel.web;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A question that was understood, before any work on it.
 *
 * @param query the parameters with defaults filled in, in a fixed order: the same question always
 *     gives the same
 * @param answer does the work
 */
record Prepared(Map<String, Object> query, Supplier<Content> answer) {
  /**
   * An answer.
   *
   * @param json what is handed out as JSON
   * @param table the same as rows
   */
  record Content(Object json, Supplier<Table> table) {}

  /** Prepares an answer of one type. */
  static <A> Prepared of(
      Map<String, Object> query,
      Supplier<A> work,
      Function<? super A, ?> json,
      Function<A, Table> table) {
    return new Prepared(
        query,
        () -> {
          A answer = work.get();
          return new Content(json.apply(answer), () -> table.apply(answer));
        });
  }
}
