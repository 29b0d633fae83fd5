package br.engdados.sinesp.consumer.connection;

/** Hears how far a long work is, to show it. Called from any thread, as often as one likes. */
@FunctionalInterface
public interface ProgressView {
  /**
   * Hears it.
   *
   * @param work what is done, in a word such as {@code loading}
   * @param done rows that are done, 0 to {@code all}
   * @param all rows that there are, as far as is known now; it may grow
   */
  void at(String work, long done, long all);
}
