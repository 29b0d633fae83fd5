package br.engdados.sinesp.bench;

/** What a pass over a file has seen; every cell is looked at, so that no reader can skip work. */
final class Pass {
  private final long start = System.nanoTime();
  private long rows;
  private long filled;
  private long characters;

  void row() {
    rows++;
  }

  void cell(Object value) {
    if (value != null) {
      filled++;
      characters += value instanceof String text ? text.length() : 1;
    }
  }

  /** Prints the counts and the seconds since the pass was made. */
  void print() {
    System.out.printf(
        java.util.Locale.ROOT,
        "rows=%d seconds=%.3f filled=%d characters=%d%n",
        rows,
        (System.nanoTime() - start) / 1e9,
        filled,
        characters);
  }
}
